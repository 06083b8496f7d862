// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';

export interface EntityTotals {
  ready: number;
  total: number;
  /** Undefined where no pool tells its rate. */
  requestRate?: number;
  /** Pools whose rate is in the sum. */
  counted: number;
  /** Some of the rates are old. */
  stale: boolean;
}

/** Endpoints and requests of all pools together. */
export function sumLoad(pools: PoolSummary[]): EntityTotals {
  const rates = pools.flatMap(({ load }) =>
    load?.requestRate === undefined
      ? []
      : [{ rate: load.requestRate, stale: load.stale }],
  );
  return {
    ready: pools.reduce((sum, pool) => sum + pool.endpoints.ready, 0),
    total: pools.reduce((sum, pool) => sum + pool.endpoints.total, 0),
    requestRate:
      rates.length > 0
        ? rates.reduce((sum, { rate }) => sum + rate, 0)
        : undefined,
    counted: rates.length,
    stale: rates.some(({ stale }) => stale),
  };
}
