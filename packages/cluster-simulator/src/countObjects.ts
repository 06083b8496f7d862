// SPDX-License-Identifier: Apache-2.0
import { Cluster } from './cluster/Cluster';
import * as keys from './cluster/resourceKeys';

const COUNTED = [
  keys.NODES,
  keys.NAMESPACES,
  keys.PODS,
  keys.DEPLOYMENTS,
  keys.SERVICES,
  keys.EVENTS,
  keys.GATEWAYS,
  keys.HTTP_ROUTES,
  keys.INFERENCE_POOLS,
];

/** How many objects a cluster has, by resource, as kubectl names it. */
export function countObjects({ store }: Cluster): Record<string, number> {
  return Object.fromEntries(
    COUNTED.map(key => [
      key.group ? `${key.resource}.${key.group}` : key.resource,
      store.list(key).length,
    ]),
  );
}
