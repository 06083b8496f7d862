// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { HistoryChunk, Measured, roundValue } from './HistoryChunk';
import {
  ENDPOINT_SIGNALS,
  HistorySignal,
  POOL_SIGNALS,
} from './historySignals';
import { mergeSteps } from './mergeSteps';
import { FINE } from './resolutions';
import { SignalRing } from './SignalRing';

interface Recorded {
  ring: SignalRing;
  /** `at` of the newest load: the same load is not recorded twice. */
  at: string;
  source: string;
}

interface PoolHistory {
  ref: PoolRef;
  pool: Recorded;
  endpoints: Map<string, Recorded>;
}

/** A pool that has values, and the times between which they are kept. */
export interface RecordedPool {
  ref: PoolRef;
  oldestAt: number;
  newestAt: number;
}

function keyOf({ cluster, namespace, name }: PoolRef): string {
  return JSON.stringify([cluster, namespace, name]);
}

function createRecorded(signals: readonly HistorySignal[]): Recorded {
  const { stepMs, keepMs } = FINE;
  const ring = new SignalRing(stepMs, keepMs / stepMs, signals.length);
  return { ring, at: '', source: '' };
}

/**
 * The last hour in memory, at 15 s: pools with all signals, their endpoints
 * with those that tell how full they are. What wasn't measured is a gap.
 */
export class LoadHistory {
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
      record(endpointOf(history, pod), ENDPOINT_SIGNALS, endpointLoad);
    }
  }

  /** Takes back what was kept elsewhere, at the finest step; newer records stay. */
  fill({ pool, at, measured, endpoints }: HistoryChunk): void {
    const history = this.historyOf(pool);
    fill(history.pool, POOL_SIGNALS, at, measured);
    for (const [pod, ofPod] of Object.entries(endpoints)) {
      fill(endpointOf(history, pod), ENDPOINT_SIGNALS, at, ofPod);
    }
  }

  /** Drops what is older than an hour: pods come and go. */
  prune(): void {
    const oldest = this.clock.now() - FINE.keepMs;
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

  recorded(): RecordedPool[] {
    return [...this.pools.values()]
      .filter(({ pool }) => pool.ring.newestAt > 0)
      .map(({ ref, pool: { ring } }) => ({
        ref,
        oldestAt: ring.oldestAt,
        newestAt: ring.newestAt,
      }));
  }

  /**
   * The steps that begin from one time up to another, as far as they are kept;
   * those longer than 15 s are merged. Endpoints only where the step is 15 s.
   */
  chunk(
    ref: PoolRef,
    { stepMs, from, to }: { stepMs: number; from: number; to: number },
  ): HistoryChunk | undefined {
    const history = this.pools.get(keyOf(ref));
    if (!history) {
      return undefined;
    }
    const at = Math.ceil(from / stepMs) * stepMs;
    const end = Math.floor(to / stepMs) * stepMs + stepMs - FINE.stepMs;
    const endpoints = stepMs === FINE.stepMs ? [...history.endpoints] : [];
    return {
      pool: history.ref,
      stepMs,
      at,
      measured: measure(history.pool, POOL_SIGNALS, { stepMs, at, end }),
      endpoints: Object.fromEntries(
        endpoints.map(([pod, recorded]) => [
          pod,
          measure(recorded, ENDPOINT_SIGNALS, { stepMs, at, end }),
        ]),
      ),
    };
  }

  private historyOf(ref: PoolRef): PoolHistory {
    const key = keyOf(ref);
    const known = this.pools.get(key);
    if (known) {
      return known;
    }
    const created: PoolHistory = {
      ref,
      pool: createRecorded(POOL_SIGNALS),
      endpoints: new Map(),
    };
    this.pools.set(key, created);
    return created;
  }
}

function endpointOf({ endpoints }: PoolHistory, pod: string): Recorded {
  let recorded = endpoints.get(pod);
  if (!recorded) {
    recorded = createRecorded(ENDPOINT_SIGNALS);
    endpoints.set(pod, recorded);
  }
  return recorded;
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

function fill(
  recorded: Recorded,
  signals: readonly HistorySignal[],
  at: number,
  { source, values }: Measured,
): void {
  const columns = signals.map(({ signal }) => values[signal] ?? []);
  const steps = Math.max(...columns.map(column => column.length));
  recorded.source ||= source;
  for (let step = 0; step < steps; step++) {
    const row = columns.map(column => column[step] ?? undefined);
    // An empty step is a gap as it is, and must not count as the newest.
    if (row.some(value => value !== undefined)) {
      recorded.ring.fill(at + step * FINE.stepMs, row);
    }
  }
}

function measure(
  { ring, source }: Recorded,
  signals: readonly HistorySignal[],
  { stepMs, at, end }: { stepMs: number; at: number; end: number },
): Measured {
  const perStep = stepMs / FINE.stepMs;
  const columns = new Map<string, Array<number | null>>();
  signals.forEach(({ signal }, index) => {
    const column = ring.read(index, at, end);
    if (column) {
      columns.set(signal, column);
    }
  });
  const values: Measured['values'] = {};
  for (const { signal, merge, weightedBy } of signals) {
    const column = columns.get(signal);
    const weights = weightedBy ? columns.get(weightedBy) : undefined;
    const merged: Array<number | null> = [];
    for (let first = 0; column && first < column.length; first += perStep) {
      const value = mergeSteps(
        merge,
        column.slice(first, first + perStep),
        weights?.slice(first, first + perStep),
      );
      merged.push(value === null ? null : roundValue(value));
    }
    if (merged.some(value => value !== null)) {
      values[signal] = merged;
    }
  }
  return { source, values };
}
