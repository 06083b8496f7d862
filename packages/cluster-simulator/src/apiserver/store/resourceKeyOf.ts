// SPDX-License-Identifier: Apache-2.0
import { ResourceKey } from '../../cluster/ObjectStore';

/** Groups whose objects live in another group's collection. */
const SHARED_GROUPS = new Map([['events.k8s.io', '']]);

/** `HTTPRoute` -> `httproutes`, as API conventions have it. */
function pluralOf(kind: string): string {
  const word = kind.toLocaleLowerCase('en-US');
  if (word === 'endpoints') {
    return word;
  }
  if (/(s|x|ch|sh)$/.test(word)) {
    return `${word}es`;
  }
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** `gateway.networking.k8s.io/v1` -> `gateway.networking.k8s.io`; `v1` -> the empty group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The collection in which an object of this type is stored. */
export function resourceKeyOf(object: {
  apiVersion: string;
  kind: string;
}): ResourceKey {
  const group = groupOf(object.apiVersion);
  return {
    group: SHARED_GROUPS.get(group) ?? group,
    resource: pluralOf(object.kind),
  };
}
