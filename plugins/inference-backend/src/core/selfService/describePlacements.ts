// SPDX-License-Identifier: Apache-2.0
import {
  SelfServiceCluster,
  SelfServiceGateway,
} from '@inference-portal/backstage-plugin-inference-common';
import { Gateway } from '../objects/ClusterObjects';
import { controllerOf, providerOf } from '../providers/providerOf';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';

/** What a new model has to fit to in a cluster: its gateways, and the names that are taken. */
export function describePlacements(
  { snapshot, pools }: ClusterTopology,
  namesOf: (pool: PoolNode) => Iterable<string>,
): SelfServiceCluster {
  const { cluster, title, simulated, state, objects } = snapshot;
  return {
    name: cluster,
    ...(title !== undefined && { title }),
    ...(simulated && { simulated }),
    state,
    gateways: objects.gateways
      .map(gateway => describeGateway(gateway, objects))
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    pools: pools.map(({ pool }) => keyOf(pool.meta)),
    models: pools.flatMap(node =>
      [...namesOf(node)].sort().map(name => ({
        name,
        pool: keyOf(node.pool.meta),
        gateways: gatewaysOf(node),
      })),
    ),
  };
}

function describeGateway(
  gateway: Gateway,
  objects: ClusterTopology['snapshot']['objects'],
): SelfServiceGateway {
  const { gatewayClasses, httpRoutes, deployments } = objects;
  const { name: provider, version } = providerOf(
    controllerOf(gateway, gatewayClasses, httpRoutes),
    deployments,
  );
  const { listeners } = gateway;
  return {
    namespace: gateway.meta.namespace,
    name: gateway.meta.name,
    className: gateway.className,
    provider,
    ...(version !== undefined && { version }),
    hostnames: [...new Set(listeners.flatMap(each => each.hostname ?? []))],
    takesOtherNamespaces: listeners.some(({ allowedRoutes: { from } }) =>
      ['All', 'Selector'].includes(from),
    ),
  };
}

function gatewaysOf({ ways }: PoolNode): string[] {
  const keys = ways.flatMap(({ parent }) =>
    parent.gateway ? [keyOf(parent.gateway.gateway.meta)] : [],
  );
  return [...new Set(keys)].sort();
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
