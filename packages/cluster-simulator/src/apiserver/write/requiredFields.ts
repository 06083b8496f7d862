// SPDX-License-Identifier: Apache-2.0
import { FieldError } from '../failure/failures';
import { JsonObject } from '../json/JsonObject';
import { ResourceType } from '../resources/ResourceType';

/** What the commonest built-in kinds can't do without. */
const REQUIRED: Readonly<Record<string, string[]>> = {
  'apps/Deployment': ['spec.selector', 'spec.template.spec.containers'],
  'apps/ReplicaSet': ['spec.selector', 'spec.template.spec.containers'],
  'apps/StatefulSet': ['spec.selector', 'spec.template.spec.containers'],
  'apps/DaemonSet': ['spec.selector', 'spec.template.spec.containers'],
  'batch/Job': ['spec.template.spec.containers'],
  '/Pod': ['spec.containers'],
};

function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, field) =>
        typeof value === 'object' && value !== null
          ? Reflect.get(value, field)
          : undefined,
      object,
    );
}

/** Required fields of a built-in kind that an object lacks. */
export function requiredFields(
  type: ResourceType,
  object: JsonObject,
): FieldError[] {
  return (REQUIRED[`${type.group}/${type.kind}`] ?? [])
    .filter(path => valueAt(object, path) === undefined)
    .map(field => ({
      reason: 'FieldValueRequired',
      field,
      message: 'Required value',
    }));
}
