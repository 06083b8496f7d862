// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { RecordedStep } from '../history/rollouts/RecordedStep';

/** Weights are remembered by four digits. */
const SAME_SHARE = 0.000_5;

/**
 * Says of each step that was seen in the cluster by whom and by which pull request
 * it came: the newest before it that asked for these weights. Each asked once, so
 * that what somebody sets by hand later is not theirs.
 *
 * @param recorded - of the rollout's entity, oldest first
 */
export function nameSteps(
  rollout: Rollout,
  recorded: readonly RecordedStep[],
): Rollout {
  let left = recorded.filter(step => isOf(step, rollout));
  const steps = rollout.steps.map((seen): RolloutStep => {
    const asked = left.filter(
      step =>
        step.atMs <= Date.parse(seen.at) &&
        Math.abs(shareOf(step.weights) - seen.weight) < SAME_SHARE,
    );
    const found = asked[asked.length - 1];
    if (!found) {
      return seen;
    }
    left = left.filter(({ atMs }) => atMs > found.atMs);
    const { by, pullRequest, verdict, reason } = found;
    return {
      ...seen,
      by,
      pullRequest,
      ...(verdict && { verdictBefore: verdict }),
      ...(reason !== undefined && { reason }),
    };
  });
  return { ...rollout, steps };
}

function isOf(step: RecordedStep, { way, route, stable, canary }: Rollout) {
  const { versions } = step;
  return (
    // Whoever recorded it before these were told meant whichever has the versions.
    (step.way ?? way) === way &&
    (step.route ?? route.name) === route.name &&
    versions.namespace === canary.namespace &&
    versions.stable === stable.name &&
    versions.canary === canary.name
  );
}

function shareOf({ stable, canary }: RecordedStep['weights']): number {
  return stable + canary > 0 ? canary / (stable + canary) : 0;
}
