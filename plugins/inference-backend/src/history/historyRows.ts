// SPDX-License-Identifier: Apache-2.0
import { FindingEpisode } from '../core/findings/FindingLedger';
import { RolloutState } from '../core/rollout/RolloutState';
import { HistoryChunk } from './HistoryChunk';
import { ObservedChange } from './marks/ChangeLog';
import {
  parseChange,
  parseEndpoints,
  parseEpisode,
  parseMeasured,
  parseRollout,
  parseStep,
} from './parseRows';
import { RecordedStep } from './rollouts/RecordedStep';

export interface LoadRow {
  step_ms: number;
  cluster: string;
  namespace: string;
  pool: string;
  /** PostgreSQL gives bigints as text. */
  at: number | string;
  measured: string;
  endpoints: string;
}

export interface EpisodeRow {
  cluster: string;
  id: string;
  started: number | string;
  last_seen: number | string;
  gone: number | string | null;
  flaps: number;
  episode: string;
}

export interface ChangeRow {
  cluster: string;
  id: string;
  at: number | string;
  change: string;
}

export interface RolloutRow {
  cluster: string;
  id: string;
  at: number | string;
  state: string;
}

export interface StepRow {
  id: string;
  entity_ref: string;
  at: number | string;
  step: string;
}

export function toChunk(row: LoadRow): HistoryChunk {
  const { cluster, namespace, pool } = row;
  return {
    pool: { cluster, namespace, name: pool },
    stepMs: row.step_ms,
    at: Number(row.at),
    measured: parseMeasured(row.measured),
    endpoints: parseEndpoints(row.endpoints),
  };
}

export function toEpisode(row: EpisodeRow): FindingEpisode | undefined {
  const what = parseEpisode(row.episode);
  return (
    what && {
      ...what,
      startedMs: Number(row.started),
      seenMs: Number(row.last_seen),
      goneMs: row.gone === null ? undefined : Number(row.gone),
      flaps: row.flaps,
    }
  );
}

export function toChange(row: ChangeRow): ObservedChange | undefined {
  const what = parseChange(row.change);
  return what && { ...what, atMs: Number(row.at) };
}

export function toRollout(row: RolloutRow): RolloutState | undefined {
  return parseRollout(row.state);
}

export function toStep(row: StepRow): RecordedStep | undefined {
  const what = parseStep(row.step);
  return what && { ...what, entityRef: row.entity_ref, atMs: Number(row.at) };
}

/** Without what another version wrote and this one doesn't know. */
export function groupByCluster<Row extends { cluster: string }, T>(
  rows: readonly Row[],
  toItem: (row: Row) => T | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const item = toItem(row);
    if (item) {
      groups.set(row.cluster, [...(groups.get(row.cluster) ?? []), item]);
    }
  }
  return groups;
}
