// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { FindingEpisode } from '../core/findings/FindingLedger';
import { RolloutState } from '../core/rollout/RolloutState';
import { HistoryChunk } from './HistoryChunk';
import { HistoryStore } from './HistoryStore';
import { ObservedChange } from './marks/ChangeLog';
import {
  ChangeRow,
  EpisodeRow,
  groupByCluster,
  LoadRow,
  RolloutRow,
  StepRow,
  toChange,
  toChunk,
  toEpisode,
  toRollout,
  toStep,
} from './historyRows';
import { COARSE, FINE, MIDDLE, Resolution, RESOLUTIONS } from './resolutions';
import { RecordedStep } from './rollouts/RecordedStep';
import { MAX_STEPS, stepIdentity } from './rollouts/RolloutSteps';

const MIGRATIONS = resolvePackagePath(
  '@inference-portal/backstage-plugin-inference-backend',
  'migrations',
);

/** What the rows of each table hold. */
const TABLES = {
  load_history: 'load',
  finding_episodes: 'findings',
  observed_changes: 'changes',
  rollout_counts: 'rollouts',
  rollout_steps: 'rollout-steps',
};

// A bigint of PostgreSQL comes as a text.
const CountRow = z.object({ n: z.coerce.number() });

/** Far below what SQLite and PostgreSQL take as parameters of one statement. */
const ROWS_PER_STATEMENT = 100;

/** History in the plugin's own database, SQLite or PostgreSQL. */
export class HistoryDatabase implements HistoryStore {
  /** Brings the tables up to date first, unless migrations are switched off. */
  static async create(database: DatabaseService): Promise<HistoryDatabase> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({ directory: MIGRATIONS });
    }
    return new HistoryDatabase(knex);
  }

  private constructor(private readonly knex: Knex) {}

  async writeLoad(chunks: readonly HistoryChunk[]): Promise<void> {
    await this.upsert<LoadRow>(
      'load_history',
      ['step_ms', 'cluster', 'namespace', 'pool', 'at'],
      chunks.map(({ pool, stepMs, at, measured, endpoints }) => ({
        step_ms: stepMs,
        cluster: pool.cluster,
        namespace: pool.namespace,
        pool: pool.name,
        at,
        measured: JSON.stringify(measured),
        endpoints: JSON.stringify(endpoints),
      })),
    );
  }

  async readLoad(
    { cluster, namespace, name }: PoolRef,
    { stepMs, chunkMs }: Resolution,
    from: number,
  ): Promise<HistoryChunk[]> {
    const rows = await this.knex<LoadRow>('load_history')
      .where({ step_ms: stepMs, cluster, namespace, pool: name })
      .andWhere('at', '>', from - chunkMs)
      .orderBy('at');
    return rows.map(toChunk);
  }

  async readCluster(
    cluster: string,
    { from, before }: { from: number; before?: number },
  ): Promise<HistoryChunk[]> {
    const query = this.knex<LoadRow>('load_history')
      .where({ step_ms: FINE.stepMs, cluster })
      .andWhere('at', '>', from - FINE.chunkMs);
    const rows = await (before === undefined
      ? query
      : query.andWhere('at', '<=', before - FINE.chunkMs)
    ).orderBy('at');
    return rows.map(toChunk);
  }

  async writeEpisodes(
    cluster: string,
    episodes: readonly FindingEpisode[],
  ): Promise<void> {
    await this.upsert<EpisodeRow>(
      'finding_episodes',
      ['cluster', 'id', 'started'],
      episodes.map(({ startedMs, seenMs, goneMs, flaps, ...what }) => ({
        cluster,
        id: idOf([what.code, what.subject]),
        started: startedMs,
        last_seen: seenMs,
        gone: goneMs ?? null,
        flaps,
        episode: JSON.stringify(what),
      })),
    );
  }

  async readEpisodes(): Promise<Map<string, FindingEpisode[]>> {
    const rows = await this.knex<EpisodeRow>('finding_episodes').orderBy(
      'started',
    );
    return groupByCluster(rows, toEpisode);
  }

  async writeChanges(
    cluster: string,
    changes: readonly ObservedChange[],
  ): Promise<void> {
    await this.upsert<ChangeRow>(
      'observed_changes',
      ['cluster', 'id', 'at'],
      changes.map(({ atMs, ...what }) => ({
        cluster,
        id: idOf([what.kind, what.key]),
        at: atMs,
        change: JSON.stringify(what),
      })),
    );
  }

  async readChanges(): Promise<Map<string, ObservedChange[]>> {
    const rows = await this.knex<ChangeRow>('observed_changes').orderBy('at');
    return groupByCluster(rows, toChange);
  }

  async writeRollouts(
    cluster: string,
    states: readonly RolloutState[],
  ): Promise<void> {
    await this.upsert<RolloutRow>(
      'rollout_counts',
      ['cluster', 'id'],
      states.map(state => ({
        cluster,
        id: idOf([state.key]),
        at: state.spans[state.spans.length - 1].toMs,
        state: JSON.stringify(state),
      })),
    );
  }

  async readRollouts(): Promise<Map<string, RolloutState[]>> {
    const rows = await this.knex<RolloutRow>('rollout_counts').orderBy('at');
    return groupByCluster(rows, toRollout);
  }

  /** The oldest of the entity go where there are too many. */
  async writeStep(step: RecordedStep): Promise<void> {
    const { entityRef, atMs, ...what } = step;
    const ofEntity = { entity_ref: entityRef };
    await this.knex<StepRow>('rollout_steps')
      .insert({
        id: idOf(stepIdentity(step)),
        entity_ref: entityRef,
        at: atMs,
        step: JSON.stringify(what),
      })
      .onConflict('id')
      .ignore();
    const [tooOld] = await this.knex<StepRow>('rollout_steps')
      .where(ofEntity)
      .orderBy('at', 'desc')
      .offset(MAX_STEPS)
      .limit(1);
    if (tooOld) {
      await this.knex<StepRow>('rollout_steps')
        .where(ofEntity)
        .andWhere('at', '<=', tooOld.at)
        .delete();
    }
  }

  async readSteps(from: number): Promise<RecordedStep[]> {
    const rows = await this.knex<StepRow>('rollout_steps')
      .where('at', '>=', from)
      .orderBy('at');
    return rows.flatMap(row => toStep(row) ?? []);
  }

  async countRows(): Promise<Record<string, number>> {
    const counts = await Promise.all(
      Object.entries(TABLES).map(async ([table, what]) => {
        const [row]: unknown[] = await this.knex(table).count({ n: '*' });
        return [what, CountRow.parse(row).n] as const;
      }),
    );
    return Object.fromEntries(counts);
  }

  async forget(nowMs: number): Promise<void> {
    for (const { stepMs, keepMs, chunkMs } of RESOLUTIONS) {
      await this.knex<LoadRow>('load_history')
        .where({ step_ms: stepMs })
        .andWhere('at', '<', nowMs - keepMs - chunkMs)
        .delete();
    }
    const oldest = nowMs - COARSE.keepMs;
    // Not by when they went: of a cluster that was removed, nobody saw them go.
    await this.knex<EpisodeRow>('finding_episodes')
      .where('last_seen', '<', oldest)
      .delete();
    await this.knex<RolloutRow>('rollout_counts')
      .where('at', '<', nowMs - MIDDLE.keepMs)
      .delete();
    await this.knex<StepRow>('rollout_steps').where('at', '<', oldest).delete();
    // The newest stays: what comes next is compared with it.
    await this.knex('observed_changes')
      .where('at', '<', oldest)
      .whereExists(
        this.knex('observed_changes as newer')
          .whereRaw('newer.cluster = observed_changes.cluster')
          .whereRaw('newer.id = observed_changes.id')
          .whereRaw('newer.at > observed_changes.at'),
      )
      .delete();
  }

  private async upsert<Row extends object>(
    table: string,
    key: string[],
    rows: readonly Row[],
  ): Promise<void> {
    for (let first = 0; first < rows.length; first += ROWS_PER_STATEMENT) {
      await this.knex(table)
        .insert(rows.slice(first, first + ROWS_PER_STATEMENT))
        .onConflict(key)
        .merge();
    }
  }
}

/** Names and fields may be longer than a database lets a key be. */
function idOf(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex');
}
