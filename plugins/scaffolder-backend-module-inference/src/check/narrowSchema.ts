// SPDX-License-Identifier: Apache-2.0
export type Schema = Record<string, unknown>;

/**
 * As much of a schema as one value can meet: definitions of policies are so large
 * that to compile them whole takes seconds. Fields that the schema does not name are
 * refused: an API server drops or refuses them, and either is a mistake.
 */
export function narrowSchema(
  schema: Schema,
  value: unknown,
  resolve: (reference: string) => Schema | undefined,
): Schema {
  const { $ref, properties, items, additionalProperties, allOf, ...rest } =
    schema;
  const narrow = (part: unknown, of: unknown): Schema =>
    isSchema(part) ? narrowSchema(part, of, resolve) : {};
  if (typeof $ref === 'string') {
    return narrow(resolve($ref), value);
  }
  return {
    ...rest,
    ...(Array.isArray(allOf) && {
      allOf: allOf.map(part => narrow(part, value)),
    }),
    ...(Array.isArray(value) &&
      value.length > 0 &&
      isSchema(items) && { items: value.map(item => narrow(items, item)) }),
    ...(isSchema(value) &&
      narrowFields(
        value,
        { properties, additionalProperties, schema },
        narrow,
      )),
  };
}

function narrowFields(
  value: Schema,
  {
    properties,
    additionalProperties,
    schema,
  }: { properties: unknown; additionalProperties: unknown; schema: Schema },
  narrow: (part: unknown, of: unknown) => Schema,
): Schema {
  const known = isSchema(properties) ? properties : {};
  const isOpen =
    properties === undefined ||
    additionalProperties !== undefined ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const part =
      known[key] ??
      (isSchema(additionalProperties) ? additionalProperties : undefined);
    return part === undefined ? [] : [[key, narrow(part, field)] as const];
  });
  return {
    properties: Object.fromEntries(fields),
    ...(!isOpen && { additionalProperties: false }),
  };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
