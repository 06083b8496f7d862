// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { HistoryQuery, HistoryReader, HistoryResult } from './HistoryReader';
import { HistoryStore } from './HistoryStore';
import { LoadHistory } from './LoadHistory';
import { LoadSaver } from './LoadSaver';
import { FINE } from './resolutions';
import { SeriesGrid } from './SeriesGrid';

/** Of someone who looks at a page; a connection is waited for much longer. */
const PATIENCE_MS = 5_000;

/**
 * What we measured ourselves: the last hour from memory, what is older from the
 * store. Without the store, what memory has.
 */
export class KeptHistory implements HistoryReader {
  constructor(
    private readonly parts: {
      memory: LoadHistory;
      saver: LoadSaver;
      store: HistoryStore;
      clock: Clock;
    },
  ) {}

  async read(query: HistoryQuery): Promise<HistoryResult> {
    const { memory, saver, clock } = this.parts;
    const { pool, resolution } = query;
    const grid = new SeriesGrid(query, clock.now());
    const isInMemory = resolution === FINE && saver.isRestored(pool.cluster);
    const problem = isInMemory ? undefined : await this.addStored(query, grid);
    const { stepMs } = resolution;
    const recorded = memory.chunk(pool, {
      stepMs,
      // A merged step of which the ring lost the beginning is better in the store.
      from: Math.max(grid.from, clock.now() - FINE.keepMs + FINE.stepMs),
      to: grid.to,
    });
    if (recorded) {
      grid.add(recorded);
    }
    return { series: grid.toSeries(), ...(problem && { problem }) };
  }

  private async addStored(
    query: HistoryQuery,
    grid: SeriesGrid,
  ): Promise<string | undefined> {
    const { store, clock } = this.parts;
    const answered = new AbortController();
    try {
      const chunks = await Promise.race([
        store.readLoad(query.pool, query.resolution, grid.from),
        clock.sleep(PATIENCE_MS, answered.signal).then(() => {
          throw new Error('The database does not answer');
        }),
      ]);
      chunks.forEach(chunk => grid.add(chunk));
      return undefined;
    } catch {
      // Logged by the keeper, which meets the same; its words are not for users.
      return say`The database does not answer: only the last hour in memory is shown`;
    } finally {
      answered.abort();
    }
  }
}
