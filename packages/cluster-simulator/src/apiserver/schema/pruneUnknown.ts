// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, JsonObject } from '../json/JsonObject';
import { Schema } from './Schema';

/** Fields that every object has, whatever its schema says. */
const ROOT_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** Drops fields that the schema doesn't have and tells their paths. */
export function pruneUnknown(
  object: JsonObject,
  schema: Schema,
): { object: JsonObject; unknown: string[] } {
  const unknown: string[] = [];

  function prune(value: unknown, at: Schema, path: string): unknown {
    if (Array.isArray(value)) {
      const { items } = at;
      return items
        ? value.map((item, index) => prune(item, items, `${path}[${index}]`))
        : value;
    }
    return isJsonObject(value) ? pruneObject(value, at, path) : value;
  }

  function pruneObject(value: JsonObject, at: Schema, path: string) {
    const result: JsonObject = {};
    for (const [field, child] of Object.entries(value)) {
      const childPath = path === '' ? field : `${path}.${field}`;
      const childSchema = at.properties.get(field) ?? at.additionalProperties;
      if (path === '' && ROOT_FIELDS.has(field)) {
        result[field] = child;
      } else if (childSchema) {
        result[field] = prune(child, childSchema, childPath);
      } else if (at.preserveUnknown) {
        result[field] = child;
      } else {
        unknown.push(childPath);
      }
    }
    return result;
  }

  return { object: pruneObject(object, schema, ''), unknown };
}
