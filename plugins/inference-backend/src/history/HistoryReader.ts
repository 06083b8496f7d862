// SPDX-License-Identifier: Apache-2.0

/** Values of one signal over time. */
export interface HistorySeries {
  /** Name as in `Load`; quantiles as `ttftMs.p95`. */
  signal: string;
  unit: 'requests' | 'requests/s' | 'tokens/s' | 'ratio' | 'ms';
  /** Pod, where the series is not the pool's. */
  endpoint?: string;
  /** Time in ISO 8601 and value, evenly spaced; null where nothing was measured. */
  points: Array<[string, number | null]>;
  /** Where the newest value was read, in words. */
  source: string;
}

export interface HistoryQuery {
  cluster: string;
  namespace: string;
  pool: string;
  /** `ttftMs` stands for all of its quantiles. All signals where left out. */
  signals?: readonly string[];
  rangeMs: number;
  /** Also the series of the pool's endpoints. */
  endpoints?: boolean;
}

/** What was measured, as far back as it is kept. */
export interface HistoryReader {
  /** No series for a signal that was never measured. */
  series(query: HistoryQuery): HistorySeries[];
}
