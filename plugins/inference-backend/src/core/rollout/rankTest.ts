// SPDX-License-Identifier: Apache-2.0
import { BinnedTimes, sharesBelow, totalOf } from './BinnedTimes';

/** Points at which a bucket is looked into. */
const POINTS = 8;

export interface RankComparison {
  /** How often a time of the canary is longer than one of stable; a tie is half. */
  superiority: number;
  /** 1 / variance of the superiority if there is no difference. */
  information: number;
}

/**
 * Wilcoxon's, Mann's and Whitney's rank test of two samples of which only the
 * buckets are known: within a bucket all are tied, for which the variance is
 * corrected. Both by the same buckets.
 */
export function compareRanks(
  stable: BinnedTimes,
  canary: BinnedTimes,
): RankComparison {
  const [m, n] = [totalOf(stable), totalOf(canary)];
  const all = m + n;
  let below = 0;
  let wins = 0;
  let ties = 0;
  stable.counts.forEach((count, index) => {
    const own = canary.counts[index];
    wins += own * (below + count / 2);
    below += count;
    ties += (count + own) ** 3 - (count + own);
  });
  const variance = ((all + 1) / (12 * m * n)) * (1 - ties / (all ** 3 - all));
  return { superiority: wins / (m * n), information: 1 / variance };
}

/**
 * How often a time of the canary is longer than `ratio` times one of stable.
 * Falls as the ratio grows.
 */
export function superiorityAt(
  stable: BinnedTimes,
  canary: BinnedTimes,
  ratio: number,
): number {
  const { boundsMs, counts } = canary;
  const last = boundsMs[boundsMs.length - 1] ?? 0;
  const below = sharesBelow(stable);
  const wins = counts.map((count, index) => {
    if (count === 0) {
      return 0;
    }
    const low = index > 0 ? boundsMs[index - 1] : 0;
    const high = boundsMs[index];
    if (high === undefined) {
      // Past the last bound nothing is known but that.
      const shorter = below(last / ratio);
      return count * (shorter + (1 - shorter) / 2);
    }
    let sum = 0;
    for (let point = 0; point < POINTS; point++) {
      const part = (point + 0.5) / POINTS;
      const ms = low > 0 ? low * (high / low) ** part : high * part;
      sum += below(ms / ratio);
    }
    return (count * sum) / POINTS;
  });
  return wins.reduce((sum, each) => sum + each, 0) / totalOf(canary);
}

const MOST = 64;

/**
 * The ratio at which the superiority is as wanted: at 0.5 the shift between the
 * versions as Hodges and Lehmann estimate it, of logarithms. Undefined where
 * none within reason is.
 */
export function ratioAt(
  stable: BinnedTimes,
  canary: BinnedTimes,
  superiority: number,
): number | undefined {
  let [low, high] = [1 / MOST, MOST];
  if (
    superiorityAt(stable, canary, low) < superiority ||
    superiorityAt(stable, canary, high) > superiority
  ) {
    return undefined;
  }
  while (high / low > 1.00005) {
    const middle = Math.sqrt(low * high);
    if (superiorityAt(stable, canary, middle) > superiority) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.sqrt(low * high);
}
