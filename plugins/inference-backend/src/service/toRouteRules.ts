// SPDX-License-Identifier: Apache-2.0
import {
  ObservedTraffic,
  RouteBackend,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { HttpRoute } from '../core/objects/ClusterObjects';
import { JudgeContext } from '../core/findings/FindingRule';
import { statusOf } from '../core/findings/conditionOf';
import { knownKinds } from '../core/findings/judgeTopology';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { LoadReader } from '../core/ports';
import { attachedListeners } from '../core/topology/attachedListeners';
import { timeoutsOfWay } from '../core/timeouts/timeoutsOfWay';
import { BackendNode, ParentNode, Way } from '../core/topology/ClusterTopology';
import { describeMatch } from '../core/topology/describeMatch';
import { modelsOfRule } from '../core/topology/modelNames';
import { objectKey } from '../core/topology/objectKey';
import { splitQueryOf } from '../core/topology/splitQueryOf';
import { toObjectRef } from './toObjectRef';

/** One row per rule and gateway, in the order of the ways. */
export function toRouteRules(
  ways: readonly Way[],
  snapshot: ClusterSnapshot,
  load: LoadReader,
): RouteRule[] {
  const isKnown = knownKinds(snapshot.kinds);
  const rows = new Map<string, RouteRule>();
  for (const way of ways) {
    const row = toRouteRule(way, { snapshot, isKnown, load });
    const key = routeRuleKey(row);
    const known = rows.get(key);
    rows.set(key, known ? joinRows(known, row) : row);
  }
  return [...rows.values()];
}

/** Two parentRefs may name listeners of one gateway: one that takes the route suffices. */
function joinRows(known: RouteRule, other: RouteRule): RouteRule {
  const row =
    known.accepted !== true && other.accepted === true ? other : known;
  const listeners = [...(known.listeners ?? []), ...(other.listeners ?? [])];
  return row.listeners ? { ...row, listeners: [...new Set(listeners)] } : row;
}

export function routeRuleKey({ route, rule, gateway }: RouteRule): string {
  return [route.cluster, route.namespace, route.name, rule, gateway].join(' ');
}

function toRouteRule(
  way: Way,
  {
    snapshot,
    isKnown,
    load,
  }: {
    snapshot: ClusterSnapshot;
    isKnown: JudgeContext['isKnown'];
    load: LoadReader;
  },
): RouteRule {
  const { cluster, objects } = snapshot;
  const { parent, rule } = way;
  const { route } = rule.route;
  const query = splitQueryOf(way);
  const split = query && load.split(cluster, query);
  return {
    route: {
      cluster,
      namespace: route.meta.namespace,
      name: route.meta.name,
    },
    object: toObjectRef(cluster, route.meta),
    rule: rule.index,
    gateway: objectKey(parent.ref),
    ...(parent.gateway && {
      listeners: attachedListeners(route, parent).map(({ name }) => name),
    }),
    hostnames: route.hostnames,
    matches: rule.spec.matches.map(describeMatch),
    models: modelsOfRule(rule, parent.gateway),
    backends: rule.backends.map(backend => toBackend(backend, cluster, split)),
    timeouts: timeoutsOfWay(way, {
      objects,
      isKnown,
      observedP99Ms: ({ pool }) =>
        load.pool(cluster, pool.meta.namespace, pool.meta.name)?.e2eMs?.p99,
    }),
    accepted: toBoolean(statusOf(parent.status?.conditions, 'Accepted')),
    resolvedRefs: toBoolean(
      statusOf(parent.status?.conditions, 'ResolvedRefs'),
    ),
    stale: isStale(route, parent),
  };
}

function toBackend(
  { ref, share, pool }: BackendNode,
  cluster: string,
  split: ReadonlyMap<string, ObservedTraffic> | undefined,
): RouteBackend {
  const { kind, name, namespace, weight } = ref;
  const observed = pool && split?.get(pool.key);
  return {
    ...(pool && { pool: { cluster, namespace, name } }),
    kind,
    name,
    namespace,
    weight,
    share,
    ...(observed && { observed }),
  };
}

function isStale({ meta }: HttpRoute, { status }: ParentNode): boolean {
  const { generation } = meta;
  return (
    generation !== undefined &&
    (status?.conditions ?? []).some(
      ({ observedGeneration = generation }) => observedGeneration < generation,
    )
  );
}

export function toBoolean(
  status: 'True' | 'False' | 'Unknown' | undefined,
): boolean | 'unknown' {
  return status === 'True' || status === 'False'
    ? status === 'True'
    : 'unknown';
}
