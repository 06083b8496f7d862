// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { objectNotFound } from './failure/failures';
import { ApiRequest } from './request/ApiRequest';

/** The object a request names; 404 where there is none. */
export function requestedObject(
  request: ApiRequest,
  cluster: Cluster,
): KubernetesObject {
  const { type, namespace, name = '' } = request;
  const object = cluster.store.get(type.storage, namespace, name);
  if (!object) {
    throw objectNotFound({ group: type.group, resource: type.resource, name });
  }
  return object;
}
