// SPDX-License-Identifier: Apache-2.0
import { FieldError } from '../failure/failures';
import { isJsonObject } from '../json/JsonObject';
import { evaluateCel } from './celRules';
import { Schema, ValidationRule } from './Schema';
import { childPath } from './validateSchema';

/** Words that CEL keeps for itself; fields of these names are written with underscores. */
const RESERVED = new Set([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue'],
  ...['else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package'],
  ...['namespace', 'return', 'var', 'void', 'while'],
]);

function celName(field: string): string {
  if (RESERVED.has(field)) {
    return `__${field}__`;
  }
  return field
    .replace(/__/g, '__underscores__')
    .replace(/\./g, '__dot__')
    .replace(/-/g, '__dash__')
    .replace(/\//g, '__slash__');
}

/** The value as rules see it: whole numbers are CEL ints. */
function celValue(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map(item => celValue(item, items)) : value;
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([field, child]) => {
        const known = schema.properties.get(field);
        const childSchema = known ?? schema.additionalProperties;
        return childSchema
          ? [[known ? celName(field) : field, celValue(child, childSchema)]]
          : [];
      }),
    );
  }
  const whole = schema.type === 'integer' || schema.intOrString;
  return whole && typeof value === 'number' ? BigInt(value) : value;
}

const REASONS: Readonly<Record<string, FieldError['reason']>> = {
  FieldValueRequired: 'FieldValueRequired',
  FieldValueForbidden: 'FieldValueForbidden',
  FieldValueDuplicate: 'FieldValueDuplicate',
};

function failedRule(
  rule: ValidationRule,
  path: string,
  message: string,
): FieldError {
  const reason = REASONS[rule.reason ?? ''] ?? 'FieldValueInvalid';
  const lead = {
    FieldValueRequired: 'Required value',
    FieldValueForbidden: 'Forbidden',
    FieldValueDuplicate: 'Duplicate value',
  };
  const words =
    reason in lead ? lead[reason as keyof typeof lead] : 'Invalid value';
  return {
    reason,
    field: `${path}${rule.fieldPath ?? ''}`.replace(/^\./, ''),
    message: `${words}: ${message}`,
  };
}

function ruleMessage(
  rule: ValidationRule,
  variables: { self: unknown; oldSelf?: unknown },
): string {
  if (rule.messageExpression !== undefined) {
    try {
      const message = evaluateCel(rule.messageExpression, variables);
      if (typeof message === 'string' && message !== '') {
        return message;
      }
    } catch {
      // The fixed message stands in, as the API server does it.
    }
  }
  return rule.message ?? `failed rule: ${rule.rule}`;
}

function evaluateRule(
  rule: ValidationRule,
  path: string,
  variables: { self: unknown; oldSelf?: unknown },
): FieldError[] {
  const isTransition = /\boldSelf\b/.test(rule.rule);
  if (isTransition && variables.oldSelf === undefined) {
    return [];
  }
  try {
    return evaluateCel(rule.rule, variables) === true
      ? []
      : [failedRule(rule, path, ruleMessage(rule, variables))];
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : error;
    return [
      failedRule(
        rule,
        path,
        `${why} evaluating rule: ${rule.message ?? rule.rule}`,
      ),
    ];
  }
}

/** The old item that a list's item replaces, where the list tells items apart. */
function previousItem(
  item: unknown,
  previous: unknown,
  { listType, listMapKeys }: Schema,
): unknown {
  if (listType !== 'map' || !Array.isArray(previous) || !isJsonObject(item)) {
    return undefined;
  }
  return previous.find(
    old =>
      isJsonObject(old) && listMapKeys.every(key => old[key] === item[key]),
  );
}

function walk(
  value: unknown,
  previous: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.rules.length > 0) {
    const self = celValue(value, schema);
    const oldSelf =
      previous === undefined ? undefined : celValue(previous, schema);
    for (const rule of schema.rules) {
      errors.push(...evaluateRule(rule, path, { self, oldSelf }));
    }
  }
  const { items } = schema;
  if (Array.isArray(value) && items) {
    value.forEach((item, index) =>
      errors.push(
        ...walk(
          item,
          previousItem(item, previous, schema),
          items,
          `${path}[${index}]`,
        ),
      ),
    );
  } else if (isJsonObject(value)) {
    for (const [field, child] of Object.entries(value)) {
      const childSchema =
        schema.properties.get(field) ?? schema.additionalProperties;
      if (childSchema && child !== undefined) {
        const old = isJsonObject(previous) ? previous[field] : undefined;
        errors.push(...walk(child, old, childSchema, childPath(path, field)));
      }
    }
  }
  return errors;
}

/** Evaluates every `x-kubernetes-validations` rule of a schema on a value that fits it. */
export function evaluateRules(
  value: unknown,
  previous: unknown,
  schema: Schema,
): FieldError[] {
  return walk(value, previous, schema, '');
}
