// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { wilsonInterval } from '../core/load/wilsonInterval';

/** Two-sided 95 %, in standard deviations. */
const Z = 1.96;

/** The canary's share of what was counted; undefined where that is nothing. */
export function toObservedShare({
  stable,
  canary,
  source,
}: {
  stable: number;
  canary: number;
  source: string;
}): Rollout['observed'] {
  const requests = stable + canary;
  return requests > 0
    ? {
        share: canary / requests,
        ...wilsonInterval(canary, requests, Z),
        requests: Math.round(requests),
        source,
      }
    : undefined;
}
