// SPDX-License-Identifier: Apache-2.0
import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from 'node:timers/promises';
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';
import { objectKey } from '../core/topology/objectKey';
import { HistoryChunk } from './HistoryChunk';
import { HistoryStore } from './HistoryStore';
import { LoadHistory, RecordedPool } from './LoadHistory';
import { FINE, MIDDLE, RESOLUTIONS } from './resolutions';

/**
 * Who recorded a cluster before us may still be writing the last that it has:
 * for a minute, what is newest is read again before it is written.
 */
const SETTLE_MS = 60_000;
const NEWEST_MS = 2 * FINE.chunkMs;

/** An hour of a cluster is read back in pieces: each is parsed while all else waits. */
const READ_MS = 5 * 60_000;

/**
 * Chunks are made and written by so many pools, and then others have their turn:
 * fleets have thousands of pools, and SQLite writes while the process waits. Who
 * asks needs several turns, and must not wait for a batch in each.
 */
const POOLS_PER_BATCH = 5;
const BATCH_GAP_MS = 20;
const SPREAD_MS = 2_500;

/**
 * Carries the last hour from memory to the store, and back after a restart. The
 * ring is its own queue: what could not be written is still there the next time,
 * up to an hour.
 */
export class LoadSaver {
  /** Start of the newest step that the store has, by pool. */
  private readonly savedAt = new Map<string, number>();
  /** When the store was first read, by cluster. */
  private readonly restoredAt = new Map<string, number>();
  private isOurs: (cluster: string) => boolean = () => true;

  constructor(
    private readonly history: LoadHistory,
    private readonly store: Pick<HistoryStore, 'writeLoad' | 'readCluster'>,
  ) {}

  /** Whether memory holds all that is known of the cluster's last hour. */
  isRestored(cluster: string): boolean {
    return this.isOurs(cluster) && this.restoredAt.has(cluster);
  }

  /**
   * Of clusters that others record, memory never holds all: what we recorded last of
   * one is saved, and read back for that, when it is theirs already.
   */
  recordsOnly(isOurs: (cluster: string) => boolean): void {
    this.isOurs = isOurs;
  }

  /** Others may record the clusters, or did: memory does not hold all of theirs. */
  release(clusters: readonly string[]): void {
    clusters.forEach(cluster => this.restoredAt.delete(cluster));
  }

  async save(nowMs: number): Promise<void> {
    const pools = this.history
      .recorded()
      .filter(({ ref, newestAt }) => newestAt > this.savedAtOf(ref));
    await this.restore(new Set(pools.map(({ ref }) => ref.cluster)), nowMs);
    const batches = Math.ceil(pools.length / POOLS_PER_BATCH);
    const gapMs = Math.min(BATCH_GAP_MS, SPREAD_MS / batches);
    for (let first = 0; first < pools.length; first += POOLS_PER_BATCH) {
      const batch = pools.slice(first, first + POOLS_PER_BATCH);
      await this.store.writeLoad(batch.flatMap(pool => this.unsaved(pool)));
      for (const { ref, newestAt } of batch) {
        this.savedAt.set(keyOf(ref), newestAt);
      }
      await sleep(gapMs);
    }
    this.forget();
  }

  /**
   * Before clusters' first writes, so that a chunk is never replaced by one
   * that knows less.
   */
  private async restore(
    clusters: ReadonlySet<string>,
    nowMs: number,
  ): Promise<void> {
    for (const cluster of clusters) {
      const restoredAt = this.restoredAt.get(cluster);
      if (restoredAt === undefined || nowMs - restoredAt < SETTLE_MS) {
        const backMs = restoredAt === undefined ? FINE.keepMs : NEWEST_MS;
        await this.readBack(cluster, nowMs - backMs, nowMs);
        this.restoredAt.set(cluster, restoredAt ?? nowMs);
      }
    }
  }

  private async readBack(
    cluster: string,
    fromMs: number,
    nowMs: number,
  ): Promise<void> {
    for (let from = fromMs; from < nowMs; from += READ_MS) {
      const next = from + READ_MS;
      const chunks = await this.store.readCluster(cluster, {
        from,
        // Who wrote the newest may have another clock.
        ...(next < nowMs && { before: next }),
      });
      chunks.forEach(chunk => this.history.fill(chunk));
      await nextTurn();
    }
  }

  /**
   * Chunks in which something is new, the open ones too; those of longer steps
   * once a minute. The first of a cluster after an outage may have begun before the
   * ring: it is left as it was saved.
   */
  private unsaved({ ref, oldestAt, newestAt }: RecordedPool): HistoryChunk[] {
    const savedAt = this.savedAtOf(ref);
    const since = Math.max(savedAt, oldestAt);
    const due = minuteOf(newestAt) > minuteOf(savedAt) ? RESOLUTIONS : [FINE];
    return due.flatMap(({ stepMs, chunkMs }) => {
      const chunks: HistoryChunk[] = [];
      const first = Math.floor(since / chunkMs) * chunkMs;
      for (let at = first; at <= newestAt; at += chunkMs) {
        const chunk = this.history.chunk(ref, {
          stepMs,
          from: at,
          to: at + chunkMs - 1,
        });
        if (chunk && at >= oldestAt && hasValues(chunk)) {
          chunks.push(chunk);
        }
      }
      return chunks;
    });
  }

  private savedAtOf(ref: PoolRef): number {
    return this.savedAt.get(keyOf(ref)) ?? -Infinity;
  }

  /** Pools that are gone from memory are gone from here. */
  private forget(): void {
    const kept = new Set(this.history.recorded().map(({ ref }) => keyOf(ref)));
    for (const key of this.savedAt.keys()) {
      if (!kept.has(key)) {
        this.savedAt.delete(key);
      }
    }
  }
}

function minuteOf(at: number): number {
  return Math.floor(at / MIDDLE.stepMs);
}

function keyOf(ref: PoolRef): string {
  return `${ref.cluster} ${objectKey(ref)}`;
}

function hasValues({ measured, endpoints }: HistoryChunk): boolean {
  return [measured, ...Object.values(endpoints)].some(
    ({ values }) => Object.keys(values).length > 0,
  );
}
