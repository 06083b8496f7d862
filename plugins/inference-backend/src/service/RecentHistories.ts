// SPDX-License-Identifier: Apache-2.0
import {
  HistorySeries,
  PoolRef,
  RecentHistory,
  RecentPool,
  RecentSeries,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { roundValue } from '../history/HistoryChunk';
import { HistoryReader } from '../history/HistoryReader';
import { isWanted, POOL_SIGNALS } from '../history/historySignals';
import { mergeSteps } from '../history/mergeSteps';
import { FINE, MIDDLE } from '../history/resolutions';

/** As many points as a line in a table has room for. */
const STEP_MS = MIDDLE.stepMs;
const RANGE_MS = FINE.keepMs;

/**
 * The last hour of many pools at once, minute by minute, for tables. From what
 * the portal recorded: a page of a hundred pools asks no metrics database.
 */
export class RecentHistories {
  constructor(
    private readonly recorded: HistoryReader,
    private readonly clock: Clock,
  ) {}

  async read(request: {
    pools: PoolRef[];
    signals: string[];
  }): Promise<RecentHistory> {
    // Whole minutes: the last one would be a minute of few seconds.
    const toMs = Math.floor(this.clock.now() / STEP_MS) * STEP_MS;
    const fromMs = toMs - RANGE_MS;
    const pools = await Promise.all(
      request.pools.map(pool => this.readPool(pool, request.signals, fromMs)),
    );
    return {
      from: new Date(fromMs).toISOString(),
      stepMs: STEP_MS,
      pools: pools.filter(({ series }) => series.length > 0),
    };
  }

  private async readPool(
    pool: PoolRef,
    signals: string[],
    fromMs: number,
  ): Promise<RecentPool> {
    const { series } = await this.recorded.read({
      pool,
      signals: [...signals, ...weightsOf(signals)],
      rangeMs: RANGE_MS,
      resolution: FINE,
    });
    const minutes = new Map(
      series.map(({ signal, points }) => [signal, toMinutes(points, fromMs)]),
    );
    return {
      ...pool,
      series: series
        .filter(({ signal }) => isWanted(signal, signals))
        .map(({ signal, unit, source }) => ({
          signal,
          unit,
          source,
          values: mergeMinutes(signal, minutes),
        })),
    };
  }
}

/** The steps of each minute. */
type Minutes = Array<Array<number | null>>;

function toMinutes(points: HistorySeries['points'], fromMs: number): Minutes {
  const minutes: Minutes = Array.from({ length: RANGE_MS / STEP_MS }, () => []);
  for (const [at, value] of points) {
    minutes[Math.floor((Date.parse(at) - fromMs) / STEP_MS)]?.push(value);
  }
  return minutes;
}

function mergeMinutes(
  signal: string,
  minutes: ReadonlyMap<string, Minutes>,
): RecentSeries['values'] {
  const { merge = 'mean', weightedBy = '' } =
    POOL_SIGNALS.find(known => known.signal === signal) ?? {};
  const weights = minutes.get(weightedBy);
  return (minutes.get(signal) ?? []).map((values, minute) => {
    const value = mergeSteps(merge, values, weights?.[minute]);
    return value === null ? null : roundValue(value);
  });
}

/** Signals that are needed to merge others. */
function weightsOf(signals: string[]): string[] {
  return POOL_SIGNALS.filter(({ signal }) => isWanted(signal, signals)).flatMap(
    ({ weightedBy }) => weightedBy ?? [],
  );
}
