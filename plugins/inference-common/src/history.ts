// SPDX-License-Identifier: Apache-2.0
import { PoolRef } from './pools';

/** @public */
export type HistoryUnit =
  | 'requests'
  | 'requests/s'
  | 'tokens/s'
  | 'ratio'
  | 'ms';

/**
 * Values of one signal over time.
 *
 * @public
 */
export interface HistorySeries {
  /** Name as in `Load`; quantiles as `ttftMs.p95`. */
  signal: string;
  unit: HistoryUnit;
  /** Pod, where the series is not the pool's. */
  endpoint?: string;
  /** Start of the step in ISO 8601 and value, evenly spaced; null where nothing was measured. */
  points: Array<[string, number | null]>;
  /** Where the newest value was read, in words. */
  source: string;
}

/**
 * Something that happened to a pool, on the time axis of its series.
 * weights: the shares of a route rule that names the pool changed.
 * rollout: its model servers or its picker got other images.
 * finding: something wrong was found; finding-gone: it is no more.
 *
 * @public
 */
export type HistoryMarkKind =
  | 'weights'
  | 'rollout'
  | 'finding'
  | 'finding-gone';

/** @public */
export interface HistoryMark {
  /** ISO 8601. */
  at: string;
  kind: HistoryMarkKind;
  /** One line. */
  text: string;
  /** `HTTPRoute chat/qwen-chat`: what it happened to. */
  subject: string;
  /** Of findings. */
  code?: string;
  severity?: string;
  /** Of finding-gone: when it had begun, ISO 8601. */
  since?: string;
}

/**
 * What was measured of a pool over time, and what happened to it meanwhile.
 *
 * @public
 */
export interface PoolHistory {
  /** Time between two points in milliseconds. */
  stepMs: number;
  series: HistorySeries[];
  /** Oldest first. */
  marks: HistoryMark[];
  /** Why the series may lack something, in words. */
  problem?: string;
}

/**
 * One signal's last hour: values at even steps from the answer's `from` on, null
 * where nothing was measured.
 *
 * @public
 */
export interface RecentSeries {
  /** Name as in `Load`; quantiles as `ttftMs.p95`. */
  signal: string;
  unit: HistoryUnit;
  /** Where the newest value was read, in words. */
  source: string;
  values: Array<number | null>;
}

/** @public */
export interface RecentPool extends PoolRef {
  series: RecentSeries[];
}

/**
 * The last hour of several pools at once; those of which nothing was measured
 * are left out.
 *
 * @public
 */
export interface RecentHistory {
  /** Start of the first step, ISO 8601. */
  from: string;
  /** Time between two values in milliseconds. */
  stepMs: number;
  pools: RecentPool[];
}

/**
 * Whether what is measured outlives the backend. failing: it is in memory only,
 * and saved once the database answers again.
 *
 * @public
 */
export interface HistoryStatus {
  state: 'ok' | 'failing';
  /** In words, where it fails. */
  reason?: string;
  /** Since when it fails, ISO 8601. */
  since?: string;
  lastSavedAt?: string;
}
