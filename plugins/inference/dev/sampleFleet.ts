// SPDX-License-Identifier: Apache-2.0
import {
  PoolRef,
  PoolSummary,
  RecentHistory,
} from '@inference-portal/backstage-plugin-inference-common';
import { sampleLoad, samplePool, summarize } from '../src/testing/samplePools';

const MODELS = ['Qwen/Qwen2.5-1.5B-Instruct', 'mistral-7b', 'gpt-oss-20b'];
const MINUTES = 60;

/** A wave of its own for every pool, so that neighbours differ. */
const wave = (seed: number, minute: number) =>
  1 + Math.sin(minute / (5 + (seed % 7)) + seed);

/** Pools of many teams in fifty clusters; a few are ill. */
export function sampleFleet(now: number, count: number): PoolSummary[] {
  const minute = Math.floor(now / 60_000);
  return Array.from({ length: count }, (_, i) =>
    summarize(
      samplePool({
        cluster: `fleet-${i % 50}`,
        namespace: `team-${i % 40}`,
        name: `pool-${i}`,
        models: [MODELS[i % MODELS.length]],
        ...(i % 97 === 0 && {
          health: 'degraded',
          reason: 'The endpoint picker of the pool can’t be scheduled.',
        }),
        load: sampleLoad(now, 'endpoint picker', {
          requestRate: (i % 30) * wave(i, minute),
          queueDepth: i % 9,
          kvCacheRatio: wave(i, minute) / 2,
          ttftMs: { p50: 80 + (i % 50), p95: 200 * wave(i, minute) },
        }),
      }),
    ),
  );
}

/** The last hour of the pools, with a gap in each. */
export function sampleRecent(now: number, pools: PoolRef[]): RecentHistory {
  const last = Math.floor(now / 60_000);
  return {
    from: new Date((last - MINUTES) * 60_000).toISOString(),
    stepMs: 60_000,
    pools: pools.map((pool, seed) => {
      const values = Array.from({ length: MINUTES }, (_, i) =>
        i % 23 === 11 ? null : wave(seed, last - MINUTES + i),
      );
      const source = 'endpoint picker';
      return {
        cluster: pool.cluster,
        namespace: pool.namespace,
        name: pool.name,
        series: [
          { signal: 'requestRate', unit: 'requests/s', source, values },
          { signal: 'queueDepth', unit: 'requests', source, values },
          { signal: 'kvCacheRatio', unit: 'ratio', source, values },
          { signal: 'ttftMs.p95', unit: 'ms', source, values },
        ],
      };
    }),
  };
}
