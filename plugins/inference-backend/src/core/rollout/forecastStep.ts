// SPDX-License-Identifier: Apache-2.0
import {
  RolloutComparison,
  RolloutForecast,
  say,
} from '@inference-portal/backstage-plugin-inference-common';

export interface ForecastQuestion {
  comparisons: readonly Pick<RolloutComparison, 'signal' | 'needed'>[];
  /** Requests to both versions per second. */
  requestsPerSecond?: number;
  /** How long the step lasts already. */
  elapsedMs: number;
  /** Times are compared from here on: later where the cache had to get warm. */
  coldMs: number;
  /** What the rate and the distributions were taken from, in words. */
  basis: string;
}

/**
 * How many requests a step needs until it is decided, and how long that takes,
 * by what is measured now.
 */
export function forecastStep(question: ForecastQuestion): RolloutForecast {
  const { comparisons, requestsPerSecond, elapsedMs, coldMs, basis } = question;
  const known = comparisons.filter(({ needed }) => needed !== undefined);
  const rate =
    requestsPerSecond !== undefined && requestsPerSecond > 0
      ? { requestsPerSecond }
      : {};
  if (known.length === 0) {
    return {
      ...rate,
      reason: say`How many requests it takes can’t be told before some were measured`,
    };
  }
  const most = (side: 'stable' | 'canary') =>
    Math.max(...known.map(({ needed }) => needed?.[side] ?? 0));
  const needed = { stable: most('stable'), canary: most('canary') };
  if (rate.requestsPerSecond === undefined) {
    return {
      needed,
      reason: say`It takes about ${needed.canary} requests to the canary, and none come now`,
    };
  }
  const total = needed.stable + needed.canary;
  const decidesAfterMs = Math.ceil(
    coldMs + (total / rate.requestsPerSecond) * 1000,
  );
  return {
    ...rate,
    needed,
    decidesAfterMs,
    remainingMs: Math.max(0, decidesAfterMs - elapsedMs),
    reason: say`About ${needed.canary} requests to the canary and ${needed.stable} to stable decide, 9 times of 10, by ${basis}`,
  };
}
