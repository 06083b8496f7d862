// SPDX-License-Identifier: Apache-2.0
import { ChartWindow } from './chartRanges';

/** A line of a chart in numbers. */
export interface LineSummary {
  newest: number;
  /** Milliseconds since the epoch. */
  newestAt: number;
  /** Times after the newest value that have none. */
  behind: number;
  lowest: number;
  mean: number;
  highest: number;
  /** Share of the times without a value, 0..1. */
  gaps: number;
}

/** Undefined where nothing was measured in the window. */
export function summarizeLine(
  times: number[],
  values: Array<number | null>,
  window?: ChartWindow,
): LineSummary | undefined {
  let asked = 0;
  let behind = 0;
  let sum = 0;
  const seen: Array<{ at: number; value: number }> = [];
  times.forEach((at, i) => {
    if (window && (at < window.from || at > window.to)) {
      return;
    }
    asked += 1;
    behind += 1;
    const value = values[i];
    if (value !== null) {
      behind = 0;
      seen.push({ at, value });
      sum += value;
    }
  });
  const last = seen.at(-1);
  if (!last) {
    return undefined;
  }
  return {
    newest: last.value,
    newestAt: last.at,
    behind,
    lowest: seen.reduce((low, { value }) => Math.min(low, value), Infinity),
    mean: sum / seen.length,
    highest: seen.reduce((high, { value }) => Math.max(high, value), -Infinity),
    gaps: 1 - seen.length / asked,
  };
}
