// SPDX-License-Identifier: Apache-2.0
import { ResourceAccess } from '../auth/authorize';
import { qualifiedResource } from '../failure/ApiFailure';
import { ResourceType } from '../resources/ResourceType';
import { namedByFieldSelector } from './parseFieldSelector';
import { ResourceRequest } from './parseResourcePath';

/** What a request for a resource has to be allowed. */
export function resourceAccess(
  resource: ResourceRequest,
  verb: string,
  query: URLSearchParams,
): ResourceAccess {
  const { group, name, subresource } = resource;
  const namespace =
    resource.resource === 'namespaces' ? resource.name : resource.namespace;
  return {
    verb,
    group,
    resource: resource.resource,
    subresource,
    namespace,
    name: name ?? namedByFieldSelector(query.get('fieldSelector')),
  };
}

/** A namespaced resource is written in a namespace; a cluster-wide one never has any. */
export function isMisplaced(
  type: ResourceType,
  resource: ResourceRequest,
  verb: string,
): boolean {
  if (!type.namespaced) {
    return resource.namespace !== undefined;
  }
  return resource.namespace === undefined && !['list', 'watch'].includes(verb);
}

/** The resource as the request counter names it. */
export function countedName(resource: ResourceRequest): string {
  const name = qualifiedResource(resource);
  return resource.subresource === undefined
    ? name
    : `${name}/${resource.subresource}`;
}
