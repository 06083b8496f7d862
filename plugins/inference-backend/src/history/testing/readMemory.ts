// SPDX-License-Identifier: Apache-2.0
import { HistorySeries } from '@inference-portal/backstage-plugin-inference-common';
import { HistoryQuery } from '../HistoryReader';
import { LoadHistory } from '../LoadHistory';
import { SeriesGrid } from '../SeriesGrid';

/** What memory alone has of a pool. */
export function readMemory(
  history: LoadHistory,
  nowMs: number,
  query: HistoryQuery,
): HistorySeries[] {
  const grid = new SeriesGrid(query, nowMs);
  const chunk = history.chunk(query.pool, {
    stepMs: query.resolution.stepMs,
    from: grid.from,
    to: grid.to,
  });
  if (chunk) {
    grid.add(chunk);
  }
  return grid.toSeries();
}
