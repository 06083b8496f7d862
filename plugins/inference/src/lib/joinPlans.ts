// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { rolloutKey } from './rolloutKey';

/** A rollout with its plan, where it has one. */
export interface RolloutWithPlan {
  rollout: Rollout;
  plan?: RolloutPlanStatus;
}

/**
 * Which plan is of which rollout, and those that are of none. A rollout whose plan
 * has limits of its own is shown as it is judged by them.
 */
export function joinPlans(
  rollouts: readonly Rollout[],
  { items, plans }: { items: readonly Rollout[]; plans: RolloutPlanStatus[] },
): { joined: RolloutWithPlan[]; alone: RolloutPlanStatus[] } {
  const joined = rollouts.map((rollout): RolloutWithPlan => {
    const plan = plans.find(status => isOf(status, rollout));
    const byPlan =
      plan?.plan && Object.keys(plan.plan.limits).length > 0
        ? items.find(item => rolloutKey(item) === rolloutKey(rollout))
        : undefined;
    return { rollout: byPlan ?? rollout, ...(plan && { plan }) };
  });
  return {
    joined,
    alone: plans.filter(
      status => !rollouts.some(rollout => isOf(status, rollout)),
    ),
  };
}

function isOf(
  status: RolloutPlanStatus,
  { way, route, stable, canary }: Rollout,
): boolean {
  return (
    way === 'pools' &&
    status.namespace === route.namespace &&
    status.route === route.name &&
    status.stable === stable.name &&
    status.canary === canary.name
  );
}
