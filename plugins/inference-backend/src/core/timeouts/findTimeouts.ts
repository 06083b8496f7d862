// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { ClusterObjects, InferencePool } from '../objects/ClusterObjects';
import {
  ClusterTopology,
  PoolNode,
  RouteNode,
  RuleNode,
  Way,
} from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { LIMITING_KINDS } from './providerTimeouts';
import { timeoutsOfWay } from './timeoutsOfWay';

/** A rule as requests reach it through one gateway. */
export interface TimedRule {
  rule: RuleNode;
  ways: Way[];
  /** Those that cut long answers, or that somebody set where it does not count. */
  timeouts: EffectiveTimeout[];
  observedP99Ms?: number;
}

/** What the timeouts of a route were derived from, and what came of it. */
interface Derived {
  /** A pool's node stays when the pool changes; the pool does not. */
  pools: ReadonlyArray<InferencePool | undefined>;
  observed: ReadonlyArray<number | undefined>;
  hidden: string;
  timed: TimedRule[];
}

/**
 * Several rules ask the same in a row, and mostly of routes that did not change.
 * A route's node is another one when the route is, or any gateway or policy.
 */
const known = new WeakMap<RouteNode, Derived>();

/**
 * Every rule with a timeout worth a word that leads to a pool through a gateway that
 * exists, once per gateway.
 */
export function findTimeouts(
  { routes, snapshot }: ClusterTopology,
  context: Pick<JudgeContext, 'isKnown' | 'load'>,
): TimedRule[] {
  const hidden = Object.values(LIMITING_KINDS)
    .flat()
    .filter(kind => !context.isKnown(kind))
    .join();
  return routes.flatMap(route => {
    const last = known.get(route);
    if (
      last?.hidden === hidden &&
      route.ways.every(
        ({ backend: { pool } }, index) =>
          last.pools[index] === pool?.pool &&
          last.observed[index] === p99Of(pool, context),
      )
    ) {
      return last.timed;
    }
    const timed = deriveRoute(route, snapshot.objects, context);
    known.set(route, {
      pools: route.ways.map(({ backend }) => backend.pool?.pool),
      observed: route.ways.map(({ backend }) => p99Of(backend.pool, context)),
      hidden,
      timed,
    });
    return timed;
  });
}

function deriveRoute(
  { ways }: RouteNode,
  objects: ClusterObjects,
  context: Pick<JudgeContext, 'isKnown' | 'load'>,
): TimedRule[] {
  const grouped = new Map<RuleNode, Map<string, Way[]>>();
  for (const way of ways) {
    if (way.parent.gateway) {
      const byGateway = grouped.get(way.rule) ?? new Map<string, Way[]>();
      const key = objectKey(way.parent.ref);
      byGateway.set(key, [...(byGateway.get(key) ?? []), way]);
      grouped.set(way.rule, byGateway);
    }
  }
  return [...grouped].flatMap(([rule, byGateway]) => {
    const measured = rule.backends.flatMap(
      ({ pool }) => p99Of(pool, context) ?? [],
    );
    return [...byGateway.values()].flatMap(through => {
      const timeouts = timeoutsOfWay(through[0], {
        objects,
        isKnown: context.isKnown,
        observedP99Ms: pool => p99Of(pool, context),
      }).filter(isNotable);
      return timeouts.length === 0
        ? []
        : {
            rule,
            ways: through,
            timeouts,
            ...(measured.length > 0 && {
              observedP99Ms: Math.max(...measured),
            }),
          };
    });
  });
}

/** The rest is derived again for who asks, and not kept for thousands of routes. */
function isNotable({ streams, candidates }: EffectiveTimeout): boolean {
  return streams === 'cut' || candidates.some(({ role }) => role === 'ignored');
}

function p99Of(
  pool: PoolNode | undefined,
  { load }: Pick<JudgeContext, 'load'>,
): number | undefined {
  return pool && load.pool(pool)?.e2eMs?.p99;
}
