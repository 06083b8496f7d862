// SPDX-License-Identifier: Apache-2.0
type Schema = Record<string, unknown>;

/** Fields that a schema does not name are refused: an API server drops or refuses them, and either is a mistake. */
export function closeSchema(schema: Schema): Schema {
  const closed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closePart(key, value)]),
  );
  const isOpen =
    schema.additionalProperties !== undefined ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  return schema.properties === undefined || isOpen
    ? closed
    : { ...closed, additionalProperties: false };
}

function closePart(key: string, value: unknown): unknown {
  if (key === 'properties' && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [
        name,
        isSchema(child) ? closeSchema(child) : child,
      ]),
    );
  }
  return (key === 'items' || key === 'additionalProperties') && isSchema(value)
    ? closeSchema(value)
    : value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
