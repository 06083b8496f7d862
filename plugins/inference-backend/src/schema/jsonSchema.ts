// SPDX-License-Identifier: Apache-2.0

/** A schema in OpenAPI 3.1, which is JSON Schema. */
export type JsonSchema = Record<string, unknown>;

/** An object that has these fields and no others. */
export function objectOf(
  required: Record<string, JsonSchema>,
  optional: Record<string, JsonSchema> = {},
): JsonSchema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...values] };
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export const text: JsonSchema = { type: 'string' };
export const time: JsonSchema = { type: 'string', format: 'date-time' };
export const flag: JsonSchema = { type: 'boolean' };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
/** A measured value: never negative. */
export const amount: JsonSchema = { type: 'number', minimum: 0 };
/** 0..1 */
export const ratio: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
/** A condition that nobody has written yet is unknown. */
export const trueFalseOrUnknown: JsonSchema = {
  enum: [true, false, 'unknown'],
};
export const labels: JsonSchema = {
  type: 'object',
  additionalProperties: text,
};
