// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  PoolRef,
  RecentSeries,
} from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { poolKey } from '../lib/poolKey';
import { Pace } from '../lib/repeat';
import { POLLING_PACE, usePolling } from './usePolling';

/** A value is added each minute. */
const PACE: Pace = { ...POLLING_PACE, intervalMs: 60_000 };

/** What the backend answers at once, with room to spare in an address. */
const MAX_POOLS = 80;
const MAX_CHARACTERS = 5_000;

/** Pools kept that are out of sight, so that lines stay when one scrolls back. */
const MAX_KEPT = 500;

type Kept = ReadonlyMap<string, ReadonlyMap<string, RecentSeries>>;

/** Lines, and why they could not be read or renewed the last time. */
export interface RecentCourses {
  courses: Kept;
  error?: Error;
}

/**
 * The last hour of the pools in sight, by pool and signal. Lines that were read
 * once stay while the ones that come into sight are read.
 */
export function useCourses(
  pools: readonly PoolRef[],
  signals: readonly string[],
): RecentCourses {
  const api = useApi(inferenceApiRef);
  const asked = useMemo(() => bound(pools), [pools]);
  const { value, error } = usePolling(
    [...signals, ...asked.map(poolKey)].join(' '),
    async signal =>
      asked.length > 0 && signals.length > 0
        ? api.getRecentHistory(asked, { signals: [...signals], signal })
        : { from: '', stepMs: 0, pools: [] },
    PACE,
  );
  const [kept, setKept] = useState<Kept>(new Map());
  useEffect(() => {
    if (value && value.pools.length > 0) {
      setKept(last => {
        const next = new Map(last);
        for (const { series, ...pool } of value.pools) {
          const key = poolKey(pool);
          next.delete(key);
          next.set(key, new Map(series.map(one => [one.signal, one])));
        }
        return new Map([...next].slice(-MAX_KEPT));
      });
    }
  }, [value]);
  return { courses: kept, error };
}

function bound(pools: readonly PoolRef[]): PoolRef[] {
  let characters = 0;
  return pools.slice(0, MAX_POOLS).filter(pool => {
    characters += encodeURIComponent(poolKey(pool)).length + 3;
    return characters <= MAX_CHARACTERS;
  });
}
