// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { HistoryQuery, HistoryReader, HistorySeries } from './HistoryReader';
import {
  ENDPOINT_SIGNALS,
  HistorySignal,
  POOL_SIGNALS,
} from './historySignals';
import { SignalRing } from './SignalRing';

const STEP_MS = 15_000;
const KEEP_MS = 3_600_000;

interface Recorded {
  ring: SignalRing;
  /** `at` of the newest load: the same load is not recorded twice. */
  at: string;
  source: string;
}

interface PoolHistory {
  pool: Recorded;
  endpoints: Map<string, Recorded>;
}

function keyOf({ cluster, namespace, name }: PoolRef): string {
  return JSON.stringify([cluster, namespace, name]);
}

function createRecorded(signals: readonly HistorySignal[]): Recorded {
  const ring = new SignalRing(STEP_MS, KEEP_MS / STEP_MS, signals.length);
  return { ring, at: '', source: '' };
}

function record(
  recorded: Recorded,
  signals: readonly HistorySignal[],
  load: Load | undefined,
): void {
  if (!load || load.stale || load.at === recorded.at) {
    return;
  }
  recorded.at = load.at;
  recorded.source = load.source;
  recorded.ring.record(
    Date.parse(load.at),
    signals.map(signal => signal.read(load)),
  );
}

/**
 * The last hour in memory, at 15 s: pools with all signals, their endpoints
 * with those that tell how full they are. What wasn't measured is a gap.
 */
export class LoadHistory implements HistoryReader {
  private readonly pools = new Map<string, PoolHistory>();

  constructor(private readonly clock: Clock) {}

  record(
    pool: PoolRef,
    load: Load | undefined,
    endpoints: ReadonlyMap<string, Load | undefined>,
  ): void {
    const history = this.historyOf(pool);
    record(history.pool, POOL_SIGNALS, load);
    for (const [pod, endpointLoad] of endpoints) {
      const recorded =
        history.endpoints.get(pod) ?? createRecorded(ENDPOINT_SIGNALS);
      history.endpoints.set(pod, recorded);
      record(recorded, ENDPOINT_SIGNALS, endpointLoad);
    }
  }

  /** Drops what is older than an hour: pods come and go. */
  prune(): void {
    const oldest = this.clock.now() - KEEP_MS;
    for (const [key, { pool, endpoints }] of this.pools) {
      for (const [pod, { ring }] of endpoints) {
        if (ring.newestAt < oldest) {
          endpoints.delete(pod);
        }
      }
      if (pool.ring.newestAt < oldest && endpoints.size === 0) {
        this.pools.delete(key);
      }
    }
  }

  series(query: HistoryQuery): HistorySeries[] {
    const { cluster, namespace, pool } = query;
    const history = this.pools.get(keyOf({ cluster, namespace, name: pool }));
    if (!history) {
      return [];
    }
    return [
      ...this.seriesOf(history.pool, POOL_SIGNALS, query),
      ...(query.endpoints ? [...history.endpoints] : []).flatMap(
        ([endpoint, recorded]) =>
          this.seriesOf(recorded, ENDPOINT_SIGNALS, query).map(series => ({
            ...series,
            endpoint,
          })),
      ),
    ];
  }

  private historyOf(pool: PoolRef): PoolHistory {
    const key = keyOf(pool);
    const known = this.pools.get(key);
    if (known) {
      return known;
    }
    const created = {
      pool: createRecorded(POOL_SIGNALS),
      endpoints: new Map<string, Recorded>(),
    };
    this.pools.set(key, created);
    return created;
  }

  private seriesOf(
    { ring, source }: Recorded,
    signals: readonly HistorySignal[],
    query: HistoryQuery,
  ): HistorySeries[] {
    const to = this.clock.now();
    return signals.flatMap(({ signal, unit }, index) => {
      const [family] = signal.split('.');
      const isWanted =
        !query.signals ||
        query.signals.includes(signal) ||
        query.signals.includes(family);
      const points = isWanted && ring.read(index, to - query.rangeMs, to);
      return points
        ? [
            {
              signal,
              unit,
              points: points.map(([at, value]): [string, number | null] => [
                new Date(at).toISOString(),
                value,
              ]),
              source,
            },
          ]
        : [];
    });
  }
}
