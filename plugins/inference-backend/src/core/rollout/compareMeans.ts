// SPDX-License-Identifier: Apache-2.0
import { BinnedTimes, TimesOfBoth, totalOf } from './BinnedTimes';
import { driftRadius, logDriftEvidence } from './normalMixture';
import { MATTERS, ratioTuning } from './RolloutSettings';
import { SignalTest } from './SignalTest';

/** With more than this in one bucket a shift within it can't be seen. */
const COARSE_SHARE = 0.7;

/** One bucket holds nearly all, and is wider than what is looked for. */
export function isCoarse(
  { stable, canary }: TimesOfBoth,
  margin: number,
): boolean {
  const total = totalOf(stable) + totalOf(canary);
  return stable.counts.some((count, index) => {
    const low = index > 0 ? stable.boundsMs[index - 1] : 0;
    const high = stable.boundsMs[index] ?? Infinity;
    const isWide = low === 0 || high / low > margin;
    return isWide && count + canary.counts[index] > COARSE_SHARE * total;
  });
}

export interface MeanTime {
  ms: number;
  /** Of the mean's logarithm, at most. */
  variance: number;
}

/**
 * The mean, and how far it may at most be from the true one by the times' buckets: as
 * many times as the mean allows lie at the upper end of theirs, from the highest bucket
 * down, and all others at the lower. Undefined where the sum is not counted, where
 * the buckets rule it out, and where times lie past the last bound, as far as one likes.
 */
export function meanOf(times: BinnedTimes): MeanTime | undefined {
  const { boundsMs, counts, sumMs } = times;
  const total = totalOf(times);
  const past = counts[boundsMs.length] ?? 0;
  if (sumMs === undefined || !(sumMs > 0) || !(total > 0) || past > 0) {
    return undefined;
  }
  const squares = mostSquares(times, sumMs);
  const ms = sumMs / total;
  return squares === undefined
    ? undefined
    : { ms, variance: Math.max(0, squares / (total * ms * ms) - 1) / total };
}

/** Sums and buckets are read one by one: in between a request may have ended. */
const SLACK = 0.01;

/** The largest sum of squares that times with this sum can have in these buckets. */
function mostSquares(
  { boundsMs, counts }: BinnedTimes,
  sumMs: number,
): number | undefined {
  const lowOf = (index: number) => (index > 0 ? boundsMs[index - 1] : 0);
  let left = boundsMs.reduce(
    (rest, _, index) => rest - lowOf(index) * counts[index],
    sumMs,
  );
  if (left < -SLACK * sumMs) {
    return undefined;
  }
  let squares = 0;
  for (let index = boundsMs.length - 1; index >= 0; index--) {
    const [low, high] = [lowOf(index), boundsMs[index]];
    const raised = Math.max(0, Math.min(left, (high - low) * counts[index]));
    left -= raised;
    squares += low * low * counts[index] + raised * (high + low);
  }
  return left > SLACK * sumMs ? undefined : squares;
}

/** By how many times the canary's mean is stable's. */
export function testMeans(
  { stable, canary }: { stable: MeanTime; canary: MeanTime },
  { margin, alpha }: { margin: number; alpha: number },
): NonNullable<SignalTest['result']> {
  // Were all exactly as long, nothing would be unsure.
  const information = 1 / Math.max(1e-12, stable.variance + canary.variance);
  const tuning = ratioTuning(margin);
  const shift = Math.log(canary.ms / stable.ms);
  const radius = driftRadius(information, tuning, alpha / 2);
  return {
    effect: () => ({
      kind: 'ratio',
      value: Math.exp(shift),
      low: Math.exp(shift - radius),
      high: Math.exp(shift + radius),
    }),
    logEvidence: logDriftEvidence(shift, information, tuning),
    matters: shift >= Math.log(1 + (margin - 1) * MATTERS),
    isWithin: shift + radius < Math.log(margin),
    means: { stable: stable.ms, canary: canary.ms },
  };
}
