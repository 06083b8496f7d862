// SPDX-License-Identifier: Apache-2.0
import {
  PoolRef,
  Rollout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { joinAnd } from '../core/joinAnd';
import { SeenRollout } from '../core/rollout/PlanMoment';
import { objectKey } from '../core/topology/objectKey';
import { ClusterView } from '../service/ClusterView';
import { isLive } from '../service/toPool';
import { planId, PlannedRollout } from './PlanRecord';

/** One rollout of an entity, in all clusters that have it. */
export interface ObservedRollout extends PlannedRollout {
  id: string;
  found: Array<{ rollout: Rollout; isLive: boolean }>;
}

/** By id. */
export type ObservedRollouts = Map<string, ObservedRollout>;

/** What is under way at this moment, of which entities. */
export function observeRollouts(
  views: readonly ClusterView[],
): ObservedRollouts {
  return groupRollouts(
    views.flatMap(view => {
      const live = isLive(view.topology.snapshot.state);
      return view.rolloutsOf(view.topology.pools).flatMap(rollout =>
        entitiesOf(view, rollout).map(entityRef => ({
          entityRef,
          rollout,
          isLive: live,
        })),
      );
    }),
  );
}

/** The same rollout of all clusters together. */
export function groupRollouts(
  seen: ReadonlyArray<ObservedRollout['found'][number] & { entityRef: string }>,
): ObservedRollouts {
  const observed: ObservedRollouts = new Map();
  for (const { entityRef, ...found } of seen) {
    const { way, route, stable, canary } = found.rollout;
    const about = {
      entityRef,
      way,
      namespace: route.namespace,
      route: route.name,
      stable: stable.name,
      canary: canary.name,
    };
    const id = planId(about);
    const known = observed.get(id) ?? { id, ...about, found: [] };
    known.found.push(found);
    observed.set(id, known);
  }
  return observed;
}

function entitiesOf(view: ClusterView, rollout: Rollout): string[] {
  const pools: PoolRef[] = rollout.rewrite
    ? [rollout.rewrite.pool]
    : [rollout.stable, rollout.canary];
  const refs = pools.flatMap(pool => {
    const node = view.topology.poolsByKey.get(objectKey(pool));
    return node ? view.summary(node).entities : [];
  });
  return [...new Set(refs)];
}

/** What a plan depends on. */
export function toSeen({
  rollout,
  isLive: live,
}: ObservedRollout['found'][number]): SeenRollout {
  const { route, weights, steps, verdict, reasons, drift } = rollout;
  const sum = weights.stable + weights.canary;
  const hindrance = hindranceOf(rollout);
  const errors = rollout.comparisons.find(
    ({ signal }) => signal === 'errorRate',
  );
  return {
    cluster: route.cluster,
    isLive: live,
    weight: sum > 0 ? (weights.canary / sum) * 100 : 0,
    steps: steps.map(({ at, weight }) => ({
      atMs: Date.parse(at),
      weight: weight * 100,
    })),
    verdict,
    reasons,
    requests: errors?.canary.samples ?? 0,
    ...(drift !== undefined && { drift }),
    ...(hindrance !== undefined && { hindrance }),
  };
}

function hindranceOf({ providerSupport, others }: Rollout): string | undefined {
  if (!providerSupport.ok) {
    return (
      providerSupport.reason ?? say`the gateway does not split as weights say`
    );
  }
  return others.length > 0
    ? say`the rule leads to ${joinAnd(
        others.map(({ name }) => name),
      )} too, and three versions can’t be compared`
    : undefined;
}
