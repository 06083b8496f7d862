// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { apiVersionOf, ResourceType } from '../resources/ResourceType';
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { SUBRESOURCES, subresourceVerbs } from './subresources';

/** What Kubernetes puts beside a resource so that clients notice a migration. */
function storageVersionHash({
  group,
  version,
  kind,
  custom,
}: ResourceType): string {
  return createHash('sha256')
    .update(`${group}/${custom?.storageVersion ?? version}/${kind}`)
    .digest()
    .subarray(0, 8)
    .toString('base64');
}

function resourceEntries(type: ResourceType) {
  const stored = type.verbs.length > 1;
  return [
    {
      name: type.resource,
      singularName: type.singular,
      namespaced: type.namespaced,
      kind: type.kind,
      verbs: type.verbs,
      ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
      ...(type.categories.length > 0 ? { categories: type.categories } : {}),
      ...(stored ? { storageVersionHash: storageVersionHash(type) } : {}),
    },
    ...type.subresources.map(subresource => ({
      name: `${type.resource}/${subresource}`,
      singularName: '',
      namespaced: type.namespaced,
      ...(SUBRESOURCES[subresource]?.(type) ?? { kind: type.kind }),
      verbs: subresourceVerbs(subresource),
    })),
  ];
}

/** `APIResourceList` of one group version; undefined where nothing of it is served. */
export function resourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
) {
  const types = registry
    .all()
    .filter(type => type.group === group && type.version === version);
  if (types.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    ...(group === '' ? {} : { apiVersion: 'v1' }),
    groupVersion: apiVersionOf({ group, version }),
    resources: types.flatMap(resourceEntries),
  };
}

function groupEntry({
  group,
  versions,
}: {
  group: string;
  versions: string[];
}) {
  const named = versions.map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions: named, preferredVersion: named[0] };
}

/** `/apis` */
export function groupList(registry: ResourceRegistry) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: registry.groups().map(groupEntry),
  };
}

/** `/apis/GROUP` */
export function groupDocument(registry: ResourceRegistry, group: string) {
  const found = registry.groups().find(entry => entry.group === group);
  return found
    ? { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(found) }
    : undefined;
}

/** `/api` */
export function coreVersions(host: string) {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: host },
    ],
  };
}
