// SPDX-License-Identifier: Apache-2.0
import { cloneJson } from '../json/cloneJson';
import { isJsonObject, JsonObject } from '../json/JsonObject';
import { Schema } from './Schema';

function defaultFields(value: JsonObject, schema: Schema): JsonObject {
  const result: JsonObject = {};
  for (const [field, child] of Object.entries(value)) {
    const childSchema =
      schema.properties.get(field) ?? schema.additionalProperties;
    // A null says nothing where null isn't a value.
    if (child === null && childSchema && !childSchema.nullable) {
      continue;
    }
    result[field] = childSchema ? applyDefaults(child, childSchema) : child;
  }
  for (const [field, childSchema] of schema.properties) {
    if (result[field] === undefined && childSchema.default !== undefined) {
      result[field] = applyDefaults(
        cloneJson(childSchema.default),
        childSchema,
      );
    }
  }
  return result;
}

/** The value with the defaults of its schema, as the API server stores it. */
export function applyDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map(item => applyDefaults(item, items)) : value;
  }
  return isJsonObject(value) ? defaultFields(value, schema) : value;
}
