// SPDX-License-Identifier: Apache-2.0
import { FieldError } from '../failure/failures';
import { equalJson } from '../json/equalJson';
import { isJsonObject } from '../json/JsonObject';
import { checkNumber, checkString, Report, shown } from './checkScalar';
import { Schema } from './Schema';

export function childPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function jsonType(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function hasType(value: unknown, schema: Schema): boolean {
  if (schema.intOrString) {
    return typeof value === 'string' || Number.isInteger(value);
  }
  if (value === null) {
    return schema.nullable || schema.type === undefined;
  }
  switch (schema.type) {
    case undefined:
      return true;
    case 'number':
      return typeof value === 'number';
    default:
      return jsonType(value) === schema.type;
  }
}

function checkSize(
  count: number,
  limits: { min?: number; max?: number; noun: string },
  path: string,
  report: Report,
) {
  const { min, max, noun } = limits;
  if (max !== undefined && count > max) {
    report(
      'FieldValueTooMany',
      path,
      `Too many: ${count}: must have at most ${max} items`,
    );
  }
  if (min !== undefined && count < min) {
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${count}: ${path} in body should have at least ${min} ${noun}`,
    );
  }
}

/** What makes an item of a map or set list the same as another. */
function identity(item: unknown, { listType, listMapKeys }: Schema): unknown {
  if (listType === 'set' || !isJsonObject(item)) {
    return item;
  }
  return Object.fromEntries(listMapKeys.map(key => [key, item[key]]));
}

function checkDuplicates(
  values: unknown[],
  schema: Schema,
  path: string,
  report: Report,
) {
  if (schema.listType === 'atomic') {
    return;
  }
  const seen = new Set<string>();
  values.forEach((value, index) => {
    const key = shown(identity(value, schema));
    if (seen.has(key)) {
      report(
        'FieldValueDuplicate',
        `${path}[${index}]`,
        `Duplicate value: ${key}`,
      );
    }
    seen.add(key);
  });
}

function checkObject(
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
  report: Report,
) {
  for (const field of schema.required) {
    if (value[field] === undefined) {
      report('FieldValueRequired', childPath(path, field), 'Required value');
    }
  }
  checkSize(
    Object.keys(value).length,
    {
      min: schema.minProperties,
      max: schema.maxProperties,
      noun: 'properties',
    },
    path,
    report,
  );
  for (const [field, child] of Object.entries(value)) {
    const childSchema =
      schema.properties.get(field) ?? schema.additionalProperties;
    if (childSchema && child !== undefined) {
      check(child, childSchema, childPath(path, field), report);
    }
  }
}

const matches = (value: unknown, schema: Schema) =>
  collect(value, schema, '').length === 0;

function checkCombinations(
  value: unknown,
  schema: Schema,
  path: string,
  report: Report,
) {
  const complain = (words: string) =>
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${shown(value)}: ${path} in body must validate ${words}`,
    );
  if (schema.anyOf.length > 0 && !schema.anyOf.some(s => matches(value, s))) {
    complain('at least one schema (anyOf)');
  }
  if (
    schema.oneOf.length > 0 &&
    schema.oneOf.filter(s => matches(value, s)).length !== 1
  ) {
    complain('one and only one schema (oneOf)');
  }
  if (!schema.allOf.every(s => matches(value, s))) {
    complain('all the schemas (allOf)');
  }
  if (schema.not && matches(value, schema.not)) {
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${shown(
        value,
      )}: ${path} in body must not validate the schema (not)`,
    );
  }
}

function check(value: unknown, schema: Schema, path: string, report: Report) {
  if (!hasType(value, schema)) {
    const type = shown(jsonType(value));
    report(
      'FieldValueTypeInvalid',
      path,
      `Invalid value: ${type}: ${path} in body must be of type ${schema.type}: ${type}`,
    );
    return;
  }
  if (schema.enum && !schema.enum.some(entry => equalJson(entry, value))) {
    report(
      'FieldValueNotSupported',
      path,
      `Unsupported value: ${shown(value)}: supported values: ${schema.enum
        .map(shown)
        .join(', ')}`,
    );
  }
  if (typeof value === 'number') {
    checkNumber(value, schema, path, report);
  } else if (typeof value === 'string') {
    checkString(value, schema, path, report);
  } else if (Array.isArray(value)) {
    checkSize(
      value.length,
      { min: schema.minItems, max: schema.maxItems, noun: 'items' },
      path,
      report,
    );
    checkDuplicates(value, schema, path, report);
    const { items } = schema;
    if (items) {
      value.forEach((item, index) =>
        check(item, items, `${path}[${index}]`, report),
      );
    }
  } else if (isJsonObject(value)) {
    checkObject(value, schema, path, report);
  }
  checkCombinations(value, schema, path, report);
}

function collect(value: unknown, schema: Schema, path: string): FieldError[] {
  const errors: FieldError[] = [];
  check(value, schema, path, (reason, field, message) =>
    errors.push({ reason, field, message }),
  );
  return errors;
}

/** Errors after which rules can't be evaluated. */
const BLOCKING: ReadonlySet<FieldError['reason']> = new Set([
  'FieldValueRequired',
  'FieldValueNotSupported',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

/**
 * What the schema has against a value, in the API server's words. `blocking`:
 * the rules of the schema can't be evaluated on a value of the wrong shape.
 */
export function validateSchema(
  value: unknown,
  schema: Schema,
): { errors: FieldError[]; blocking: boolean } {
  const errors = collect(value, schema, '');
  return {
    errors,
    blocking: errors.some(({ reason }) => BLOCKING.has(reason)),
  };
}
