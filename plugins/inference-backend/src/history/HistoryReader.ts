// SPDX-License-Identifier: Apache-2.0
import {
  HistorySeries,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { Resolution } from './resolutions';

export interface HistoryQuery {
  pool: PoolRef;
  /** `ttftMs` stands for all of its quantiles. All signals where left out. */
  signals?: readonly string[];
  rangeMs: number;
  /** As of `resolutionOf(rangeMs)`: points are at multiples of its step. */
  resolution: Resolution;
  /** Also the series of the pool's endpoints, where the resolution has them. */
  endpoints?: boolean;
  /** Of these pods only, where endpoints are asked for. */
  pods?: readonly string[];
}

export interface HistoryResult {
  /** No series for a signal that was never measured. */
  series: HistorySeries[];
  /** Why the series may lack something, in words. */
  problem?: string;
}

/**
 * What was measured, as far back as it is kept. Never rejects because its source
 * can't answer: that is a problem, beside the series that there are.
 */
export interface HistoryReader {
  read(query: HistoryQuery): Promise<HistoryResult>;
}
