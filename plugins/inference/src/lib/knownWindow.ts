// SPDX-License-Identifier: Apache-2.0
import { PoolHistory } from '@inference-portal/backstage-plugin-inference-common';
import { ChartWindow } from './chartRanges';

/** Of the whole that is asked for; what is shown is never narrower. */
const LEAST_PART = 1 / 12;
/** What is missing of the whole, from where on it is left out. */
const MISSED_PART = 1 / 4;

/**
 * Where a range has anything to show: the charts of a portal that has just
 * started are not empty for an hour. The whole where next to nothing is missing,
 * or all of it.
 */
export function knownWindow(
  whole: ChartWindow,
  histories: Array<PoolHistory | undefined>,
): ChartWindow {
  const since = histories
    .flatMap(history => (history ? [firstKnown(history)] : []))
    .reduce((a, b) => Math.min(a, b), Infinity);
  const wholeMs = whole.to - whole.from;
  if (since >= whole.to || since < whole.from + wholeMs * MISSED_PART) {
    return whole;
  }
  return {
    from: Math.min(since, whole.to - wholeMs * LEAST_PART),
    to: whole.to,
  };
}

function firstKnown({ series, marks }: PoolHistory): number {
  const times = [
    ...series.flatMap(({ points }) => {
      const first = points.find(([, value]) => value !== null);
      return first ? [first[0]] : [];
    }),
    ...marks.map(({ at }) => at),
  ];
  return times.reduce((since, at) => Math.min(since, Date.parse(at)), Infinity);
}
