// SPDX-License-Identifier: Apache-2.0
import { ChartWindow } from './chartRanges';

/** Less is not worth a look: a few steps of the finest series. */
const LEAST_MS = 60_000;

export type WindowMove = 'in' | 'out' | 'earlier' | 'later';

/**
 * The window after a move, within the whole that is known; undefined where that
 * is all of it again.
 */
export function moveWindow(
  window: ChartWindow,
  whole: ChartWindow,
  move: WindowMove,
): ChartWindow | undefined {
  const wholeMs = whole.to - whole.from;
  const wideMs = window.to - window.from;
  const middle = (window.from + window.to) / 2;
  const scale = { in: 0.5, out: 2, earlier: 1, later: 1 }[move];
  const shift = { in: 0, out: 0, earlier: -0.5, later: 0.5 }[move];
  const newMs = Math.max(Math.min(LEAST_MS, wholeMs), wideMs * scale);
  if (newMs >= wholeMs) {
    return undefined;
  }
  const wanted = middle + shift * wideMs - newMs / 2;
  const from = Math.min(Math.max(wanted, whole.from), whole.to - newMs);
  return { from, to: from + newMs };
}
