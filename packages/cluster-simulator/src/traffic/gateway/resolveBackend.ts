// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import type { ObjectStore } from '../../cluster/ObjectStore';
import { INFERENCE_POOLS, SERVICES } from '../../cluster/resourceKeys';
import { readPool, type Pool } from '../objects/readPool';
import type { RouteBackend } from './HttpRoute';
import type { RoutedRequest } from './RouteTable';

export type ResolvedBackend =
  | { kind: 'pool'; pool: Pool }
  | { kind: 'service'; service: KubernetesObject; port: number }
  /** What the proxy says instead of an answer; always status 500. */
  | { kind: 'broken'; message: string };

const broken = (message: string): ResolvedBackend => ({
  kind: 'broken',
  message,
});

/** What a drawn backendRef stands for. An invalid one keeps its share of the requests and fails them. */
export function resolveBackend(
  backend: RouteBackend,
  routed: RoutedRequest,
  store: ObjectStore,
): ResolvedBackend {
  const { namespace, name } = backend;
  // Whether a reference out of the namespace is granted, the controller decides.
  if (
    namespace !== routed.route.namespace &&
    routed.unresolved === 'RefNotPermitted'
  ) {
    return broken('backend does not exist');
  }
  if (
    backend.group === INFERENCE_POOLS.group &&
    backend.kind === 'InferencePool'
  ) {
    const pool = store.get(INFERENCE_POOLS, namespace, name);
    return pool
      ? { kind: 'pool', pool: readPool(pool) }
      : broken('backend does not exist');
  }
  if (backend.group === '' && backend.kind === 'Service') {
    const service = store.get(SERVICES, namespace, name);
    return service && backend.port !== undefined
      ? { kind: 'service', service, port: backend.port }
      : broken('service not found');
  }
  return broken('invalid backend type');
}
