// SPDX-License-Identifier: Apache-2.0
import {
  arrayAt,
  isJsonObject,
  JsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { Schema, ValidationRule } from './Schema';

const read = new WeakMap<JsonObject, Schema>();

function readRules(raw: JsonObject): ValidationRule[] {
  return arrayAt(raw, 'x-kubernetes-validations').flatMap(entry => {
    const rule = stringAt(entry, 'rule');
    return rule === undefined
      ? []
      : [
          {
            rule,
            message: stringAt(entry, 'message'),
            messageExpression: stringAt(entry, 'messageExpression'),
            reason: stringAt(entry, 'reason'),
            fieldPath: stringAt(entry, 'fieldPath'),
          },
        ];
  });
}

function readType(raw: JsonObject): Schema['type'] {
  const type = stringAt(raw, 'type');
  switch (type) {
    case 'object':
    case 'array':
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return type;
    default:
      return undefined;
  }
}

/** RE2 patterns of CRDs are JavaScript patterns too, but for the inline flags. */
function readPattern(text: string | undefined): RegExp | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return new RegExp(text, 'u');
  } catch {
    return new RegExp(text);
  }
}

const strings = (values: unknown[]) =>
  values.filter((value): value is string => typeof value === 'string');
const schemas = (values: unknown[]) =>
  values.filter(isJsonObject).map(readSchema);

function optionalSchema(raw: unknown): Schema | undefined {
  return isJsonObject(raw) ? readSchema(raw) : undefined;
}

function buildSchema(raw: JsonObject): Schema {
  const listType = stringAt(raw, 'x-kubernetes-list-type');
  return {
    type: readType(raw),
    properties: new Map(
      Object.entries(objectAt(raw, 'properties')).flatMap(([name, child]) =>
        isJsonObject(child) ? [[name, readSchema(child)] as const] : [],
      ),
    ),
    additionalProperties: optionalSchema(raw.additionalProperties),
    preserveUnknown:
      raw['x-kubernetes-preserve-unknown-fields'] === true ||
      raw['x-kubernetes-embedded-resource'] === true ||
      raw.additionalProperties === true,
    items: optionalSchema(raw.items),
    required: strings(arrayAt(raw, 'required')),
    nullable: raw.nullable === true,
    intOrString: raw['x-kubernetes-int-or-string'] === true,
    default: raw.default,
    enum: Array.isArray(raw.enum) ? raw.enum : undefined,
    pattern: readPattern(stringAt(raw, 'pattern')),
    patternText: stringAt(raw, 'pattern'),
    format: stringAt(raw, 'format'),
    minimum: numberAt(raw, 'minimum'),
    maximum: numberAt(raw, 'maximum'),
    exclusiveMinimum: raw.exclusiveMinimum === true,
    exclusiveMaximum: raw.exclusiveMaximum === true,
    minLength: numberAt(raw, 'minLength'),
    maxLength: numberAt(raw, 'maxLength'),
    minItems: numberAt(raw, 'minItems'),
    maxItems: numberAt(raw, 'maxItems'),
    minProperties: numberAt(raw, 'minProperties'),
    maxProperties: numberAt(raw, 'maxProperties'),
    listType: listType === 'map' || listType === 'set' ? listType : 'atomic',
    listMapKeys: strings(arrayAt(raw, 'x-kubernetes-list-map-keys')),
    atomicMap: stringAt(raw, 'x-kubernetes-map-type') === 'atomic',
    rules: readRules(raw),
    anyOf: schemas(arrayAt(raw, 'anyOf')),
    oneOf: schemas(arrayAt(raw, 'oneOf')),
    allOf: schemas(arrayAt(raw, 'allOf')),
    not: optionalSchema(raw.not),
  };
}

/** Reads an `openAPIV3Schema`; the same object is read once. */
export function readSchema(raw: JsonObject): Schema {
  let schema = read.get(raw);
  if (!schema) {
    schema = buildSchema(raw);
    read.set(raw, schema);
  }
  return schema;
}
