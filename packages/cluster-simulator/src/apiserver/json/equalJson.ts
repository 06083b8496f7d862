// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from './JsonObject';

/** Deep equality of JSON values; a field that is undefined counts as absent. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index]))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) {
    return false;
  }
  for (const field of Object.keys(left)) {
    if (!equalJson(left[field], right[field])) {
      return false;
    }
  }
  return Object.keys(right).every(
    field => right[field] === undefined || left[field] !== undefined,
  );
}
