// SPDX-License-Identifier: Apache-2.0
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';
import { FindingEpisode } from '../core/findings/FindingLedger';
import { RolloutState } from '../core/rollout/RolloutState';
import { HistoryChunk } from './HistoryChunk';
import { ObservedChange } from './marks/ChangeLog';
import { Resolution } from './resolutions';
import { RecordedStep } from './rollouts/RecordedStep';

/** Where history outlives the process. Each write may be repeated. */
export interface HistoryStore {
  writeLoad(chunks: readonly HistoryChunk[]): Promise<void>;
  /** Chunks that hold a step at or after `from`, oldest first. */
  readLoad(
    pool: PoolRef,
    resolution: Resolution,
    from: number,
  ): Promise<HistoryChunk[]>;
  /**
   * The finest chunks of all pools of a cluster that hold a step at or after
   * `from` and none at or after `before`, oldest first.
   */
  readCluster(
    cluster: string,
    times: { from: number; before?: number },
  ): Promise<HistoryChunk[]>;

  writeEpisodes(cluster: string, of: readonly FindingEpisode[]): Promise<void>;
  readEpisodes(): Promise<Map<string, FindingEpisode[]>>;

  writeChanges(cluster: string, of: readonly ObservedChange[]): Promise<void>;
  readChanges(): Promise<Map<string, ObservedChange[]>>;

  writeRollouts(cluster: string, of: readonly RolloutState[]): Promise<void>;
  readRollouts(): Promise<Map<string, RolloutState[]>>;

  /** Keeps what was asked for first, where the same is asked for again. */
  writeStep(step: RecordedStep): Promise<void>;
  /** Asked for at or after `from`, oldest first. */
  readSteps(from: number): Promise<RecordedStep[]>;

  /** By what the rows hold. */
  countRows(): Promise<Record<string, number>>;

  /** Enforces retention. */
  forget(nowMs: number): Promise<void>;
}
