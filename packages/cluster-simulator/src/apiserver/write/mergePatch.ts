// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject } from '../json/JsonObject';

/** RFC 7396: null removes, objects merge, all else replaces. */
export function mergePatch(target: unknown, patch: JsonObject): JsonObject {
  const result: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = isJsonObject(value)
        ? mergePatch(result[field], value)
        : value;
    }
  }
  return result;
}
