// SPDX-License-Identifier: Apache-2.0
import { ChartWindow } from './chartRanges';

/** Of Page Up and Page Down. */
const MANY = 10;

/** First and last of the times that are seen; nothing where none is. */
export function rangeOf(
  times: number[],
  { from, to }: ChartWindow,
): [number, number] | [] {
  const first = times.findIndex(at => at >= from);
  const last = times.findLastIndex(at => at <= to);
  return first < 0 || last < first ? [] : [first, last];
}

/**
 * Where a key leads from a place in time, within what is seen; from nowhere, it is
 * from the newest on. Undefined for other keys, and where nothing is seen.
 */
export function stepInTime(
  key: string,
  from: number | undefined,
  times: number[],
  window: ChartWindow,
): number | undefined {
  const [first, last] = rangeOf(times, window);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const step = (by: number) =>
    Math.min(Math.max((from ?? last + 1) + by, first), last);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return step(-1);
    case 'ArrowRight':
    case 'ArrowUp':
      return step(1);
    case 'PageDown':
      return step(-MANY);
    case 'PageUp':
      return step(MANY);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
