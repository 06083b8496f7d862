// SPDX-License-Identifier: Apache-2.0
import { Histogram } from '../signals/Reading';

function sameBounds(a: Histogram, b: Histogram): boolean {
  return (
    a.bounds === b.bounds ||
    (a.bounds.length === b.bounds.length &&
      a.bounds.every((bound, index) => bound === b.bounds[index]))
  );
}

function countsAt(histogram: Histogram, bounds: readonly number[]): number[] {
  const counts = new Map(
    histogram.bounds.map((bound, index) => [bound, histogram.counts[index]]),
  );
  return bounds.map(bound => counts.get(bound) ?? 0);
}

/**
 * One histogram of all observations. Servers of different versions have
 * different buckets: only bounds that all of them have are kept, as only there
 * the counts of all are known.
 */
export function mergeHistograms(
  histograms: readonly [Histogram, ...Histogram[]],
): Histogram;
export function mergeHistograms(
  histograms: readonly Histogram[],
): Histogram | undefined;
export function mergeHistograms(
  histograms: readonly Histogram[],
): Histogram | undefined {
  const [first, ...rest] = histograms;
  if (!first || rest.length === 0) {
    return first;
  }
  const bounds = rest.every(other => sameBounds(first, other))
    ? first.bounds
    : first.bounds.filter(bound =>
        rest.every(other => other.bounds.includes(bound)),
      );
  const counts = new Array<number>(bounds.length).fill(0);
  for (const histogram of histograms) {
    const own =
      histogram.bounds === bounds
        ? histogram.counts
        : countsAt(histogram, bounds);
    own.forEach((count, index) => {
      counts[index] += count;
    });
  }
  return { bounds, counts };
}

/** With the same buckets, and nothing in them. */
export function emptyAs({ bounds }: Histogram): Histogram {
  return { bounds, counts: new Array<number>(bounds.length).fill(0) };
}

export function countOf(histogram: Histogram): number {
  return histogram.counts[histogram.counts.length - 1] ?? 0;
}

/** Fewer observations, or other buckets: another process counts, from nothing. */
export function isReset(before: Histogram, after: Histogram): boolean {
  return !sameBounds(before, after) || countOf(after) < countOf(before);
}

/**
 * What came in between two readings of one histogram. After a restart it is all
 * that is there.
 */
export function increaseOfHistogram(
  before: Histogram,
  after: Histogram,
): Histogram {
  if (isReset(before, after)) {
    return after;
  }
  // Scrapes see buckets mid-update: a cumulative count may not fall along the bounds.
  let highest = 0;
  const counts = after.counts.map((count, index) => {
    highest = Math.max(highest, count - before.counts[index]);
    return highest;
  });
  return { bounds: after.bounds, counts };
}

export interface Quantile {
  value: number;
  /** The bucket it lies in: the true value is not outside. */
  low: number;
  high: number;
}

/**
 * The value below which the share `q` of the observations lies, as Prometheus'
 * histogram_quantile estimates it: evenly spread within a bucket, and past the
 * last finite bound that bound itself. Undefined without observations.
 */
export function quantileOf(
  histogram: Histogram,
  q: number,
): Quantile | undefined {
  const { bounds, counts } = histogram;
  const total = countOf(histogram);
  if (!(total > 0)) {
    return undefined;
  }
  const rank = q * total;
  const index = counts.findIndex(count => count >= rank && count > 0);
  const high = bounds[index];
  const low = index === 0 ? Math.min(0, high) : bounds[index - 1];
  if (high === Infinity) {
    return index === 0 ? undefined : { value: low, low, high };
  }
  const below = index === 0 ? 0 : counts[index - 1];
  const within = counts[index] - below;
  const share = within > 0 ? (rank - below) / within : 1;
  return { value: low + (high - low) * share, low, high };
}
