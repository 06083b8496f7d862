// SPDX-License-Identifier: Apache-2.0
import { Histogram } from '../signals/Reading';

/**
 * How many times fell into which bucket. Not cumulative, and without an
 * infinite bound, so that it survives JSON.
 */
export interface BinnedTimes {
  /** Upper bounds in ms, ascending; the last bucket, which has none, comes after them. */
  readonly boundsMs: readonly number[];
  /** One more than there are bounds. */
  readonly counts: readonly number[];
  /** All times together, in ms. Left out where it is not counted. */
  readonly sumMs?: number;
}

/** Both versions' times. */
export interface TimesOfBoth {
  stable: BinnedTimes;
  canary: BinnedTimes;
}

export function toBinnedTimes({ bounds, counts }: Histogram): BinnedTimes {
  const finite = bounds.filter(bound => bound !== Infinity);
  const cumulative = [
    ...finite.map((_, index) => counts[index]),
    counts[counts.length - 1] ?? 0,
  ];
  return {
    boundsMs: finite,
    counts: cumulative.map((count, index) =>
      Math.max(0, count - (index > 0 ? cumulative[index - 1] : 0)),
    ),
  };
}

export function totalOf({ counts }: BinnedTimes): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sameBounds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((bound, index) => bound === b[index]);
}

/** By coarser buckets: `boundsMs` are some of its own. */
function coarsen(times: BinnedTimes, boundsMs: readonly number[]): BinnedTimes {
  if (sameBounds(times.boundsMs, boundsMs)) {
    return times;
  }
  const counts = new Array<number>(boundsMs.length + 1).fill(0);
  let bucket = 0;
  times.counts.forEach((count, index) => {
    // Buckets before a bound that is kept belong to its bucket.
    counts[bucket] += count;
    if (times.boundsMs[index] === boundsMs[bucket]) {
      bucket++;
    }
  });
  return { ...times, boundsMs, counts };
}

/** All by the buckets that they have in common: only there all counts are known. */
export function alignTimes<T extends readonly BinnedTimes[]>(
  ...all: T
): { [K in keyof T]: BinnedTimes } {
  const [first, ...rest] = all;
  const sets = rest.map(({ boundsMs }) => new Set(boundsMs));
  const common = first.boundsMs.filter(bound =>
    sets.every(set => set.has(bound)),
  );
  return all.map(times => coarsen(times, common)) as {
    [K in keyof T]: BinnedTimes;
  };
}

export function addTimes(
  a: BinnedTimes | undefined,
  b: BinnedTimes | undefined,
): BinnedTimes | undefined {
  if (!a || !b) {
    return a ?? b;
  }
  const [left, right] = alignTimes(a, b);
  return {
    ...(a.sumMs !== undefined &&
      b.sumMs !== undefined && { sumMs: a.sumMs + b.sumMs }),
    boundsMs: left.boundsMs,
    counts: left.counts.map((count, index) => count + right.counts[index]),
  };
}

/** As many in all as `total`, spread alike. */
export function scaleTimes(times: BinnedTimes, total: number): BinnedTimes {
  const own = totalOf(times);
  return own > 0
    ? {
        boundsMs: times.boundsMs,
        counts: times.counts.map(count => (count * total) / own),
        ...(times.sumMs !== undefined && {
          sumMs: (times.sumMs * total) / own,
        }),
      }
    : times;
}

/**
 * Which share of the times is below some. Within a bucket they are taken as evenly
 * spread over the logarithm, as times are; below the first bound evenly from 0;
 * of those past the last bound half count as below whatever lies past it.
 */
export function sharesBelow(times: BinnedTimes): (ms: number) => number {
  const { boundsMs, counts } = times;
  const total = totalOf(times);
  const below = [0];
  counts.forEach((count, index) => below.push(below[index] + count));
  return ms => {
    let [from, to] = [0, boundsMs.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (boundsMs[middle] <= ms) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    const low = from > 0 ? boundsMs[from - 1] : 0;
    const high = boundsMs[from];
    return (below[from] + counts[from] * partBelow(ms, low, high)) / total;
  };
}

function partBelow(ms: number, low: number, high: number | undefined): number {
  if (ms <= low) {
    return 0;
  }
  if (high === undefined) {
    return 0.5;
  }
  return low > 0 ? Math.log(ms / low) / Math.log(high / low) : ms / high;
}

/** Undefined without times; past the last bound that bound itself. */
export function quantileMs(times: BinnedTimes, q: number): number | undefined {
  const { boundsMs, counts } = times;
  const rank = q * totalOf(times);
  let below = 0;
  for (let i = 0; i < counts.length && rank > 0; i++) {
    if (below + counts[i] >= rank && counts[i] > 0) {
      const low = i > 0 ? boundsMs[i - 1] : 0;
      const high = boundsMs[i];
      const part = (rank - below) / counts[i];
      if (high === undefined) {
        return low;
      }
      return low > 0 ? low * (high / low) ** part : high * part;
    }
    below += counts[i];
  }
  return undefined;
}

/** What the buckets would hold if every time were `ratio` times as long. */
export function stretchTimes(times: BinnedTimes, ratio: number): BinnedTimes {
  const total = totalOf(times);
  const below = sharesBelow(times);
  const cumulative = [
    ...times.boundsMs.map(bound => below(bound / ratio) * total),
    total,
  ];
  return {
    boundsMs: times.boundsMs,
    ...(times.sumMs !== undefined && { sumMs: times.sumMs * ratio }),
    counts: cumulative.map((count, index) =>
      Math.max(0, count - (index > 0 ? cumulative[index - 1] : 0)),
    ),
  };
}
