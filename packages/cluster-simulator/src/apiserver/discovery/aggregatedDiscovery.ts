// SPDX-License-Identifier: Apache-2.0
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { ResourceType } from '../resources/ResourceType';
import { SUBRESOURCES, subresourceVerbs } from './subresources';

function discoveredResource(type: ResourceType) {
  const { group, version, kind } = type;
  return {
    resource: type.resource,
    responseKind: { group, version, kind },
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: type.verbs,
    ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length > 0 ? { categories: type.categories } : {}),
    ...(type.subresources.length > 0
      ? {
          subresources: type.subresources.map(subresource => ({
            subresource,
            responseKind: {
              group,
              version,
              ...(SUBRESOURCES[subresource]?.(type) ?? { kind }),
            },
            verbs: subresourceVerbs(subresource),
          })),
        }
      : {}),
  };
}

/** `apidiscovery.k8s.io/v2`: one document for `/api`, one for `/apis`. */
export function aggregatedDiscovery(
  registry: ResourceRegistry,
  root: '/api' | '/apis',
) {
  const groups =
    root === '/api' ? [{ group: '', versions: ['v1'] }] : registry.groups();
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ group, versions }) => ({
      metadata: {
        name: group === '' ? undefined : group,
        creationTimestamp: null,
      },
      versions: versions.map(version => ({
        version,
        resources: registry
          .all()
          .filter(type => type.group === group && type.version === version)
          .map(discoveredResource),
        freshness: 'Current',
      })),
    })),
  };
}
