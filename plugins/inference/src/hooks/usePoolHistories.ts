// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  PoolHistory,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { toError } from '@backstage/errors';
import { inferenceApiRef } from '../api/InferenceApi';
import { describeFailure } from '../lib/describeFailure';
import { poolKey } from '../lib/poolKey';
import { Polled, POLLING_PACE, usePolling } from './usePolling';
import { useTexts } from './useTexts';

/** A pool's history, or why there is none. */
export interface PoolHistoryAnswer {
  /** The pool's key. */
  pool: string;
  history?: PoolHistory;
  failure?: string;
}

/** What was measured of some pools; one without an answer doesn't hide the others. */
export function usePoolHistories(
  pools: PoolRef[],
  options: {
    signals: string[];
    range: string;
    renewMs: number;
    /** By pool: endpoints whose series are wanted beside the pool's. */
    pods?: ReadonlyMap<string, string[]>;
  },
): Polled<PoolHistoryAnswer[]> {
  const api = useApi(inferenceApiRef);
  const t = useTexts();
  const { signals, range, renewMs, pods } = options;
  const pace = useMemo(
    () => ({ ...POLLING_PACE, intervalMs: renewMs }),
    [renewMs],
  );
  const key = [
    range,
    ...signals,
    ...pools.map(poolKey),
    ...(pods ? [...pods.values()].flat() : []),
  ].join(' ');
  return usePolling(
    key,
    async signal => {
      const answers = await Promise.allSettled(
        pools.map(pool =>
          api.getPoolHistory(pool, {
            signals,
            range,
            signal,
            pods: pods?.get(poolKey(pool)),
          }),
        ),
      );
      const errors = answers.flatMap(answer =>
        answer.status === 'rejected' ? [toError(answer.reason)] : [],
      );
      // With no answer at all the last one stays, and its age tells.
      if (errors.length > 0 && errors.length === pools.length) {
        throw errors[0];
      }
      return answers.map((answer, i) => ({
        pool: poolKey(pools[i]),
        ...(answer.status === 'fulfilled'
          ? { history: answer.value }
          : { failure: describeFailure(toError(answer.reason), t) }),
      }));
    },
    pace,
  );
}
