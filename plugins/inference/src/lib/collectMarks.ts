// SPDX-License-Identifier: Apache-2.0
import {
  HistoryMark,
  PoolHistory,
} from '@inference-portal/backstage-plugin-inference-common';
import { ChartWindow } from './chartRanges';

/** What happened to any of the pools in the window, newest first, each once. */
export function collectMarks(
  histories: Array<{ history?: PoolHistory }>,
  window: ChartWindow,
): HistoryMark[] {
  const marks = new Map<string, HistoryMark>();
  for (const mark of histories.flatMap(({ history }) => history?.marks ?? [])) {
    const at = Date.parse(mark.at);
    // A rule's weights are told by each of its pools.
    if (at >= window.from && at <= window.to) {
      marks.set(markKey(mark), mark);
    }
  }
  return [...marks.values()].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}

export function markKey({ at, kind, subject, text }: HistoryMark): string {
  return [at, kind, subject, text].join(' ');
}
