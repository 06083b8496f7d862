// SPDX-License-Identifier: Apache-2.0
import { RolloutSignal } from '@inference-portal/backstage-plugin-inference-common';

/** A limit that the canary alone must keep. */
export interface GuardLimit {
  signal: RolloutSignal;
  /** Share of errors, or ms that 95 % of the requests must not exceed. */
  limit: number;
}

export interface RolloutSettings {
  /** Share of errors more, or times as slow, that is still allowed. */
  margins: Record<RolloutSignal, number>;
  /** How often a canary that is not worse may be failed, whenever one looks. */
  alpha: number;
  guards: readonly GuardLimit[];
  /** For which share of the canary it is told how many requests it takes; its own where left out. */
  share?: number;
}

export const ROLLOUT_SIGNALS: readonly RolloutSignal[] = [
  'errorRate',
  'ttftMs',
  'itlMs',
  'e2eMs',
];

export const DEFAULT_SETTINGS: RolloutSettings = {
  margins: { errorRate: 0.02, ttftMs: 1.2, itlMs: 1.2, e2eMs: 1.2 },
  alpha: 0.05,
  guards: [],
};

/** Of each version; with fewer the tests' approximations do not hold. */
export const LEAST_REQUESTS = 100;

/**
 * Worse by less than this part of the margin is no failure, however sure it is:
 * with a million requests every difference is.
 */
export const MATTERS = 0.5;

/** Where the rank tests are sharpest: at about eleven times this information. */
export const RANK_TUNING = 400;

/** As above for ratios of means, by the margin: at what it takes to see one. */
export function ratioTuning(margin: number): number {
  return shareTuning(Math.log(margin));
}

/** As above for shares. */
export function shareTuning(margin: number): number {
  return (4.6 / margin) ** 2 / 11;
}
