// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { HistoryChunk } from './HistoryChunk';
import { ENDPOINT_SIGNALS, POOL_SIGNALS } from './historySignals';
import { FINE } from './resolutions';
import { SignalRecord } from './SignalRecord';

/** To look at all endpoints of a fleet takes its time, and there are rounds all the time. */
const PRUNE_MS = 60_000;

interface PoolHistory {
  ref: PoolRef;
  pool: SignalRecord;
  endpoints: Map<string, SignalRecord>;
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

/**
 * The last hour in memory, at 15 s: pools with all signals, their endpoints
 * with those that tell how full they are. What wasn't measured is a gap.
 */
export class LoadHistory {
  private readonly pools = new Map<string, PoolHistory>();
  private prunedAt = -Infinity;

  constructor(private readonly clock: Clock) {}

  record(
    pool: PoolRef,
    load: Load | undefined,
    endpoints: ReadonlyMap<string, Load | undefined>,
  ): void {
    const history = this.historyOf(pool);
    history.pool.record(load);
    for (const [pod, endpointLoad] of endpoints) {
      endpointOf(history, pod).record(endpointLoad);
    }
  }

  /** Takes back what was kept elsewhere, at the finest step; newer records stay. */
  fill({ pool, at, measured, endpoints }: HistoryChunk): void {
    const history = this.historyOf(pool);
    history.pool.fill(at, measured);
    for (const [pod, ofPod] of Object.entries(endpoints)) {
      endpointOf(history, pod).fill(at, ofPod);
    }
  }

  /** Drops what is older than an hour: pods come and go. Called with each round. */
  prune(): void {
    const now = this.clock.now();
    if (now - this.prunedAt < PRUNE_MS) {
      return;
    }
    this.prunedAt = now;
    const oldest = now - FINE.keepMs;
    for (const [key, { pool, endpoints }] of this.pools) {
      for (const [pod, { newestAt }] of endpoints) {
        if (newestAt < oldest) {
          endpoints.delete(pod);
        }
      }
      if (pool.newestAt < oldest && endpoints.size === 0) {
        this.pools.delete(key);
      }
    }
  }

  recorded(): RecordedPool[] {
    return [...this.pools.values()]
      .filter(({ pool }) => pool.newestAt > 0)
      .map(({ ref, pool: { oldestAt, newestAt } }) => ({
        ref,
        oldestAt,
        newestAt,
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
      measured: history.pool.measure({ stepMs, at, end }),
      endpoints: Object.fromEntries(
        endpoints.map(([pod, recorded]) => [
          pod,
          recorded.measure({ stepMs, at, end }),
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
      pool: new SignalRecord(POOL_SIGNALS),
      endpoints: new Map(),
    };
    this.pools.set(key, created);
    return created;
  }
}

function endpointOf({ endpoints }: PoolHistory, pod: string): SignalRecord {
  let recorded = endpoints.get(pod);
  if (!recorded) {
    recorded = new SignalRecord(ENDPOINT_SIGNALS);
    endpoints.set(pod, recorded);
  }
  return recorded;
}
