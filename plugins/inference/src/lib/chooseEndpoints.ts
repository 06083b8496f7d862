// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

/**
 * Endpoints to draw where not all can be: those that are drawn already, as lines
 * that come and go say nothing, then the most loaded.
 */
export function chooseEndpoints(
  endpoints: Endpoint[],
  max: number,
  before: readonly string[] = [],
): string[] {
  const there = new Set(endpoints.map(({ pod }) => pod));
  const kept = before.filter(pod => there.has(pod));
  if (kept.length >= max) {
    return kept.slice(0, max);
  }
  const others = endpoints
    .filter(({ pod }) => !kept.includes(pod))
    .sort((a, b) => weigh(b) - weigh(a) || a.pod.localeCompare(b.pod))
    .map(({ pod }) => pod);
  return [...kept, ...others].slice(0, max);
}

/** What waits counts before what fills. */
function weigh({ load }: Endpoint): number {
  return (load?.queueDepth ?? 0) + (load?.kvCacheRatio ?? 0);
}
