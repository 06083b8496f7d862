// SPDX-License-Identifier: Apache-2.0

/** What a YAML or JSON object turns into. */
export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a field, or an empty one where there is none. */
export function objectAt(value: unknown, field: string): JsonObject {
  const child = isJsonObject(value) ? value[field] : undefined;
  return isJsonObject(child) ? child : {};
}

export function arrayAt(value: unknown, field: string): unknown[] {
  const child = isJsonObject(value) ? value[field] : undefined;
  return Array.isArray(child) ? child : [];
}

export function stringAt(value: unknown, field: string): string | undefined {
  const child = isJsonObject(value) ? value[field] : undefined;
  return typeof child === 'string' ? child : undefined;
}

export function numberAt(value: unknown, field: string): number | undefined {
  const child = isJsonObject(value) ? value[field] : undefined;
  return typeof child === 'number' ? child : undefined;
}
