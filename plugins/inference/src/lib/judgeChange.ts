// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';

/** A change of a rollout that is under way; its template is `canary-…`. */
export type RolloutChange = 'shift' | 'promote' | 'abort';

export const ROLLOUT_CHANGES: RolloutChange[] = ['shift', 'promote', 'abort'];

export interface ChangeJudgement {
  /** `fail`: the verdict forbids it. `provider`: the weights would not be followed. */
  blockedBy?: 'fail' | 'provider';
  /** Nobody can say yet whether it is right: why is to be told. */
  needsReason: boolean;
}

/** Whether a change may be asked for. Back is always a way. */
export function judgeChange(
  change: RolloutChange,
  {
    verdict,
    providerSupport,
    weights,
  }: Pick<Rollout, 'verdict' | 'providerSupport' | 'weights'>,
): ChangeJudgement {
  if (change === 'abort') {
    return { needsReason: false };
  }
  if (verdict === 'fail') {
    return { blockedBy: 'fail', needsReason: false };
  }
  // With everything at one pool there is nothing to split.
  if (change === 'shift' && !providerSupport.ok) {
    return { blockedBy: 'provider', needsReason: false };
  }
  // The canary has them all: nothing is left to be compared with.
  const isPromoted = change === 'promote' && weights.stable === 0;
  return { needsReason: verdict === 'insufficient' && !isPromoted };
}
