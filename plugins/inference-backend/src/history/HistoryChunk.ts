// SPDX-License-Identifier: Apache-2.0
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';

/** Values of some signals at consecutive steps; null where nothing was measured. */
export interface Measured {
  /** Where the newest value was read, in words. */
  source: string;
  /** By name of the signal, all of one length. */
  values: Record<string, Array<number | null>>;
}

/** What was measured of a pool at consecutive steps, from `at` on. */
export interface HistoryChunk {
  pool: PoolRef;
  stepMs: number;
  /** Milliseconds since the epoch, a multiple of the step. */
  at: number;
  measured: Measured;
  /** By pod; only at the finest step. */
  endpoints: Record<string, Measured>;
}

/** More digits of a mean are not true, and are not stored and sent. */
export function roundValue(value: number): number {
  return Number(value.toPrecision(6));
}
