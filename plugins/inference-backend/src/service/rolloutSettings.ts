// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_SETTINGS,
  GuardLimit,
  RolloutSettings,
} from '../core/rollout/RolloutSettings';

/** What a rollout is to be judged by, where it is not as anywhere. */
export interface RolloutRequest {
  weight?: number;
  maxErrorRate?: number;
  maxTtftMs?: number;
  maxItlMs?: number;
  maxE2eMs?: number;
  errorMargin?: number;
  slowdownMargin?: number;
}

function guard(signal: GuardLimit['signal'], limit?: number): GuardLimit[] {
  return limit === undefined ? [] : [{ signal, limit }];
}

/** Undefined where nothing else is asked for than what holds anywhere. */
export function rolloutSettings(
  asked: RolloutRequest,
): RolloutSettings | undefined {
  if (Object.values(asked).every(value => value === undefined)) {
    return undefined;
  }
  const { margins, alpha } = DEFAULT_SETTINGS;
  const { weight, errorMargin, slowdownMargin: slower } = asked;
  return {
    alpha,
    margins: {
      errorRate: errorMargin ?? margins.errorRate,
      ttftMs: slower ?? margins.ttftMs,
      itlMs: slower ?? margins.itlMs,
      e2eMs: slower ?? margins.e2eMs,
    },
    guards: [
      ...guard('errorRate', asked.maxErrorRate),
      ...guard('ttftMs', asked.maxTtftMs),
      ...guard('itlMs', asked.maxItlMs),
      ...guard('e2eMs', asked.maxE2eMs),
    ],
    ...(weight !== undefined && { share: weight }),
  };
}
