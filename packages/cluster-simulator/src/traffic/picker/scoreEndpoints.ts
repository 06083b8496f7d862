// SPDX-License-Identifier: Apache-2.0
import type { ObservedEndpoint } from './Endpoint';

/** Above these an endpoint counts as saturated; the pickers' own defaults. */
const QUEUE_THRESHOLD = 5;
const KV_CACHE_THRESHOLD = 0.8;

/** 1 and more is saturated; of no endpoint at all, too. */
export function measureSaturation(
  endpoints: readonly ObservedEndpoint[],
): number {
  if (endpoints.length === 0) return 1;
  const sum = endpoints.reduce(
    (total, one) =>
      total +
      Math.max(
        one.queueSize / QUEUE_THRESHOLD,
        one.kvCacheRatio / KV_CACHE_THRESHOLD,
      ),
    0,
  );
  return sum / endpoints.length;
}

/** 1 for the shortest queue, 0 for the longest; all the same where there is no difference. */
function scoreQueue(
  one: ObservedEndpoint,
  all: readonly ObservedEndpoint[],
): number {
  const sizes = all.map(({ queueSize }) => queueSize);
  const shortest = Math.min(...sizes);
  const longest = Math.max(...sizes);
  return longest === shortest
    ? 1
    : (longest - one.queueSize) / (longest - shortest);
}

/** Where the adapter runs already it needn't be loaded; where all slots are taken it would wait. */
function scoreAdapter(one: ObservedEndpoint, model: string): number {
  const { profile } = one.endpoint.server ?? {};
  if (!profile?.adapters.includes(model)) return 0;
  if (one.adapters.running.includes(model)) return 1;
  if (one.adapters.running.length < profile.maxLoras) return 0.8;
  return one.adapters.waiting.includes(model) ? 0.6 : 0;
}

export interface ScoreWeights {
  queue: number;
  kvCache: number;
  prefix: number;
  adapter: number;
}

export function scoreEndpoints(
  endpoints: readonly ObservedEndpoint[],
  request: { model: string; prefixMatch: (endpoint: string) => number },
  weights: ScoreWeights,
): Array<{ observed: ObservedEndpoint; score: number; prefix: number }> {
  return endpoints.map(observed => {
    const prefix = request.prefixMatch(observed.endpoint.name);
    return {
      observed,
      prefix,
      score:
        weights.queue * scoreQueue(observed, endpoints) +
        weights.kvCache * (1 - observed.kvCacheRatio) +
        weights.prefix * prefix +
        weights.adapter * scoreAdapter(observed, request.model),
    };
  });
}
