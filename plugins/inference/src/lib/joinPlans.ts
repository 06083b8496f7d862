// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';

/** A rollout with its plan, where it has one. */
export interface RolloutWithPlan {
  rollout: Rollout;
  plan?: RolloutPlanStatus;
}

/** Which plan is of which rollout, and those that are of none. */
export function joinPlans(
  rollouts: readonly Rollout[],
  plans: readonly RolloutPlanStatus[],
): { joined: RolloutWithPlan[]; alone: RolloutPlanStatus[] } {
  const joined = rollouts.map((rollout): RolloutWithPlan => {
    const plan = plans.find(status => isOf(status, rollout));
    return { rollout, ...(plan && { plan }) };
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
  { way, route, rule, stable, canary }: Rollout,
): boolean {
  return (
    status.way === way &&
    status.namespace === route.namespace &&
    status.route === route.name &&
    (status.plan?.rule ?? rule) === rule &&
    status.stable === stable.name &&
    status.canary === canary.name
  );
}
