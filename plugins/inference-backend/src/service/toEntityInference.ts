// SPDX-License-Identifier: Apache-2.0
import {
  EntityGateway,
  EntityInference,
  Finding,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { PoolQuery } from '../core/entities/parseAnnotations';
import {
  isAsked,
  ResolvedEntity,
  resolveEntity,
} from '../core/entities/resolveEntity';
import { statusOf } from '../core/findings/conditionOf';
import { comparePools } from '../core/health/comparePools';
import { judgeEntityHealth } from '../core/health/judgeEntityHealth';
import { GatewayNode } from '../core/topology/ClusterTopology';
import { ClusterView } from './ClusterView';
import { toEntityListener } from './toEntityListener';
import { uniqueFindings } from './toFinding';
import { toObjectRef } from './toObjectRef';
import { isLive } from './toPool';
import { routeRuleKey, toBoolean } from './toRouteRules';

/** All that is known of an entity's pools, but for when it was put together. */
export function toEntityInference(asked: {
  entityRef: string;
  queries: readonly PoolQuery[];
  access: EntityInference['access'];
  /** Of the clusters that the queries ask. */
  views: readonly ClusterView[];
  /** Of all there are. */
  clusterNames: readonly string[];
}): Omit<EntityInference, 'at'> {
  const { entityRef, queries, access, views, clusterNames } = asked;
  const resolved = resolveEntity(
    queries,
    views.map(view => view.search()),
    clusterNames,
  );
  const byCluster = new Map(
    views.map(view => [view.topology.snapshot.cluster, view]),
  );
  const pools = resolved.pools
    .flatMap(({ cluster, pool }) => byCluster.get(cluster)?.detail(pool) ?? [])
    .sort(comparePools);
  return {
    entityRef,
    clusters: clustersOf(views),
    ...judgeEntityHealth(pools),
    gateways: gatewaysOf(resolved.pools),
    routes: uniqueRoutes(pools.flatMap(({ routes }) => routes)),
    pools,
    rollouts: views.flatMap(view =>
      view.rolloutsOf(
        resolved.pools
          .filter(({ cluster }) => cluster === view.topology.snapshot.cluster)
          .map(({ pool }) => pool),
      ),
    ),
    findings: uniqueFindings([
      ...pools.flatMap(({ findingList }) => findingList),
      ...findingsOfMissing(queries, views),
    ]),
    lookups: resolved.lookups,
    access,
  };
}

/** Clusters that were searched. When a live one was last heard of is no news. */
function clustersOf(
  views: readonly ClusterView[],
): EntityInference['clusters'] {
  return views
    .map(view => view.topology.snapshot)
    .map(({ cluster, state, reason, lastSyncedAt }) => ({
      name: cluster,
      state,
      ...(reason && { reason }),
      ...(!isLive(state) && lastSyncedAt && { lastSyncedAt }),
    }));
}

/** A pool that the entity names and a route too, but that does not exist. */
function findingsOfMissing(
  queries: readonly PoolQuery[],
  views: readonly ClusterView[],
): Finding[] {
  return queries.flatMap(query =>
    query.by === 'name'
      ? views
          .filter(view => isAsked(query, view.topology.snapshot.cluster))
          .flatMap(view =>
            view.findingsOfMissing(`${query.namespace}/${query.name}`),
          )
      : [],
  );
}

function uniqueRoutes(routes: RouteRule[]): RouteRule[] {
  return [
    ...new Map(routes.map(route => [routeRuleKey(route), route])).values(),
  ];
}

/** Each gateway once, in the order in which the pools reach them. */
function gatewaysOf(pools: ResolvedEntity['pools']): EntityGateway[] {
  const clusters = new Map<GatewayNode, string>();
  for (const { cluster, pool } of pools) {
    for (const { parent } of pool.ways) {
      if (parent.gateway) {
        clusters.set(parent.gateway, cluster);
      }
    }
  }
  return [...clusters].map(([gateway, cluster]) =>
    toEntityGateway(gateway, cluster),
  );
}

function toEntityGateway(
  { gateway, gatewayClass }: GatewayNode,
  cluster: string,
): EntityGateway {
  const { meta, className, conditions, addresses, listeners } = gateway;
  return {
    object: toObjectRef(cluster, meta),
    cluster,
    namespace: meta.namespace,
    name: meta.name,
    className,
    ...(gatewayClass && { controller: gatewayClass.controllerName }),
    programmed: toBoolean(statusOf(conditions, 'Programmed')),
    addresses,
    listeners: listeners.map(toEntityListener),
  };
}
