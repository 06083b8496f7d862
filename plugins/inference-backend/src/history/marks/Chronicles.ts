// SPDX-License-Identifier: Apache-2.0
import {
  HistoryMark,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { objectKey } from '../../core/topology/objectKey';
import { HistoryStore } from '../HistoryStore';
import { Chronicle, Remembered } from './Chronicle';

/** What happened in each cluster, carried over restarts. */
export class Chronicles {
  private readonly chronicles = new Map<string, Chronicle>();
  /** What the store has: objects that are replaced when they change. */
  private readonly saved = new WeakSet<object>();
  private isOwn: (cluster: string) => boolean = () => true;

  private constructor(private readonly store: HistoryStore) {}

  /** With all that the store remembers, so that the first judgement is dated right. */
  static async load(store: HistoryStore): Promise<Chronicles> {
    const chronicles = new Chronicles(store);
    const episodes = await store.readEpisodes();
    const changes = await store.readChanges();
    const rollouts = await store.readRollouts();
    const clusters = [episodes, changes, rollouts].flatMap(each => [
      ...each.keys(),
    ]);
    for (const cluster of new Set(clusters)) {
      const remembered = {
        episodes: episodes.get(cluster) ?? [],
        changes: changes.get(cluster) ?? [],
        rollouts: rollouts.get(cluster) ?? [],
      };
      chronicles.chronicles.set(cluster, new Chronicle(remembered));
      chronicles.remember(remembered.episodes);
      chronicles.remember(remembered.changes);
      chronicles.remember(remembered.rollouts);
    }
    return chronicles;
  }

  of(cluster: string): Chronicle {
    const known = this.chronicles.get(cluster);
    if (known) {
      return known;
    }
    const created = new Chronicle({
      episodes: [],
      changes: [],
      rollouts: [],
    });
    this.chronicles.set(cluster, created);
    return created;
  }

  /** Of several backends only that which collects a cluster writes what happens in it. */
  saveOnly(isOwn: (cluster: string) => boolean): void {
    this.isOwn = isOwn;
  }

  /** Takes over what another backend, which collects the cluster, remembers. */
  adopt(cluster: string, remembered: Remembered): void {
    this.chronicles.set(cluster, new Chronicle(remembered));
  }

  /** Oldest first. */
  marks(pool: PoolRef, fromMs: number): HistoryMark[] {
    const chronicle = this.chronicles.get(pool.cluster);
    return chronicle?.marks(objectKey(pool), fromMs) ?? [];
  }

  /** Writes what the store doesn't have yet; what fails is tried again next time. */
  async save(): Promise<void> {
    for (const [cluster, chronicle] of this.chronicles) {
      if (!this.isOwn(cluster)) {
        continue;
      }
      const { episodes, changes, rollouts } = chronicle.remembered();
      const newEpisodes = episodes.filter(each => !this.saved.has(each));
      await this.store.writeEpisodes(cluster, newEpisodes);
      this.remember(newEpisodes);
      const newChanges = changes.filter(each => !this.saved.has(each));
      await this.store.writeChanges(cluster, newChanges);
      this.remember(newChanges);
      const newRollouts = rollouts.filter(each => !this.saved.has(each));
      await this.store.writeRollouts(cluster, newRollouts);
      this.remember(newRollouts);
    }
  }

  private remember(saved: readonly object[]): void {
    saved.forEach(each => this.saved.add(each));
  }
}
