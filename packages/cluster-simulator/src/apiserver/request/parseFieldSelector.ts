// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest } from '../failure/failures';
import { isJsonObject } from '../json/JsonObject';
import { ResourceType } from '../resources/ResourceType';

interface FieldRequirement {
  field: string;
  value: string;
  equal: boolean;
}

export interface FieldSelector {
  matches(object: KubernetesObject): boolean;
}

/** `,` separates, `\,` is a comma in a value. */
function requirementsOf(selector: string): FieldRequirement[] {
  return selector
    .split(/(?<!\\),/)
    .filter(part => part !== '')
    .map(part => {
      const found = /^([^=!]+)(==|!=|=)(.*)$/.exec(part);
      if (!found) {
        throw badRequest(
          `unable to parse field selector: invalid selector: '${selector}'; can't understand '${part}'`,
        );
      }
      return {
        field: found[1],
        equal: found[2] !== '!=',
        value: found[3].replace(/\\([,=\\])/g, '$1'),
      };
    });
}

/** The value at a dotted path in words; absent is the empty string, as in Go. */
function fieldText(object: KubernetesObject, path: string): string {
  let value: unknown = object;
  for (const part of path.split('.')) {
    value = isJsonObject(value) ? value[part] : undefined;
  }
  if (value === undefined || value === null) {
    return path === 'spec.unschedulable' ? 'false' : '';
  }
  return String(value);
}

/** The `fieldSelector` of a request; only the fields of which the resource has an index. */
export function parseFieldSelector(
  selector: string | null,
  type: ResourceType,
): FieldSelector | undefined {
  if (!selector) {
    return undefined;
  }
  const requirements = requirementsOf(selector);
  for (const { field } of requirements) {
    if (!type.selectableFields.includes(field)) {
      throw badRequest(`field label not supported: ${field}`);
    }
  }
  return {
    matches: object =>
      requirements.every(
        ({ field, value, equal }) =>
          (fieldText(object, field) === value) === equal,
      ),
  };
}

/** The one name that a list or watch is about, where its selector says so. */
export function namedByFieldSelector(
  selector: string | null,
): string | undefined {
  return /(?:^|,)metadata\.name==?([^,]+)/.exec(selector ?? '')?.[1];
}
