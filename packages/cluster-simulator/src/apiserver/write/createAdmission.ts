// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest, FieldError, invalid } from '../failure/failures';
import { isJsonObject, JsonObject } from '../json/JsonObject';
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { ResourceType } from '../resources/ResourceType';
import { applyDefaults } from '../schema/applyDefaults';
import { evaluateRules } from '../schema/evaluateRules';
import { pruneUnknown } from '../schema/pruneUnknown';
import { validateSchema } from '../schema/validateSchema';
import { builtInDefaults } from './builtInDefaults';
import { builtInShape, customShape, FieldShape } from './FieldShape';
import { requiredFields } from './requiredFields';
import { validateMetadata } from './validateMetadata';

/** Why the rules of a schema were not evaluated: the line a real server adds. */
const NOT_CHECKED: FieldError = {
  reason: 'FieldValueInvalid',
  field: '<nil>',
  message:
    'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** What happens to an object between a request and the store. */
export interface Admission {
  /** Fills in defaults, for objects of the cluster's own controllers too. */
  defaulted(object: KubernetesObject): KubernetesObject;
  /** Drops fields that the kind doesn't have: refused, warned of or ignored. */
  prune(
    type: ResourceType,
    object: KubernetesObject,
    validation: FieldValidation,
  ): { object: KubernetesObject; warnings: string[] };
  /** 422 unless the object is valid. */
  validate(
    type: ResourceType,
    object: KubernetesObject,
    previous: KubernetesObject | undefined,
  ): void;
  shapeOf(type: ResourceType): FieldShape;
}

function asObject(value: unknown, like: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata } = like;
  return { ...(isJsonObject(value) ? value : {}), apiVersion, kind, metadata };
}

function strictFailure(type: ResourceType, unknown: string[]) {
  const fields = unknown.map(field => `unknown field "${field}"`).join(', ');
  return badRequest(
    `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: strict decoding error: ${fields}`,
  );
}

function schemaErrors(
  type: ResourceType,
  object: JsonObject,
  previous: JsonObject | undefined,
): FieldError[] {
  if (!type.custom) {
    return requiredFields(type, object);
  }
  const schema = type.custom.schema();
  const { apiVersion, kind, metadata, ...value } = object;
  const { errors, blocking } = validateSchema(value, schema);
  return blocking
    ? [...errors, NOT_CHECKED]
    : [...errors, ...evaluateRules(value, previous, schema)];
}

export function createAdmission(options: {
  registry: ResourceRegistry;
}): Admission {
  const { registry } = options;
  return {
    defaulted(object) {
      const custom = registry.typeOf(object)?.custom;
      return custom
        ? asObject(applyDefaults(object, custom.schema()), object)
        : builtInDefaults(object);
    },
    prune(type, object, validation) {
      if (!type.custom) {
        return { object, warnings: [] };
      }
      const pruned = pruneUnknown(object, type.custom.schema());
      if (validation === 'Strict' && pruned.unknown.length > 0) {
        throw strictFailure(type, pruned.unknown);
      }
      return {
        object: asObject(pruned.object, object),
        warnings:
          validation === 'Warn'
            ? pruned.unknown.map(field => `unknown field "${field}"`)
            : [],
      };
    },
    validate(type, object, previous) {
      const errors = [
        ...validateMetadata(type, object),
        ...schemaErrors(type, object, previous),
      ];
      if (errors.length > 0) {
        const { name } = object.metadata;
        throw invalid({ group: type.group, kind: type.kind, name }, errors);
      }
    },
    shapeOf: type =>
      type.custom ? customShape(type.custom.schema()) : builtInShape(type.kind),
  };
}
