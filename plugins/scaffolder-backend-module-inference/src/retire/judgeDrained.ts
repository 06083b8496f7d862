// SPDX-License-Identifier: Apache-2.0
import { PoolName } from '../edit/pools/findPoolObjects';
import { PoolTraffic } from './readPoolTraffic';

/** Of the window; a scrape may be missing now and then. */
const MEASURED_AT_LEAST = 0.8;

/**
 * Why a pool may not be deleted yet in a cluster; undefined where nobody is served
 * by it any more. `isUnmeasuredFine` lets a pool go of which nothing is measured.
 */
export function judgeDrained(
  { cluster, pool, requestRates }: PoolTraffic,
  {
    namespace,
    name,
    minutes,
    isUnmeasuredFine,
  }: PoolName & { minutes: number; isUnmeasuredFine: boolean },
): string | undefined {
  if (!pool) return undefined;
  const sent = pool.routes.find(({ backends }) =>
    backends.some(
      backend =>
        backend.kind === 'InferencePool' &&
        backend.namespace === namespace &&
        backend.name === name &&
        backend.share > 0,
    ),
  );
  if (sent) {
    const { route, rule } = sent;
    return `rule ${rule} of ${route.namespace}/${route.name} still sends requests to it in ${cluster}: the change that ends that is not merged, or not applied yet`;
  }
  if (pool.endpoints.total === 0) return undefined;
  const { load } = pool;
  const running = (load?.runningRequests ?? 0) + (load?.queueDepth ?? 0);
  if (load && !load.stale && running > 0) {
    return `${running} requests are still being answered in ${cluster}`;
  }
  const measured = requestRates.filter(rate => rate !== null);
  const busy = requestRates.findLastIndex(rate => (rate ?? 0) > 0);
  if (busy !== -1) {
    const ago = Math.ceil(
      ((requestRates.length - busy) / requestRates.length) * minutes,
    );
    return `requests came in ${cluster} within the last ${ago} minutes, and it takes ${minutes} without any`;
  }
  if (isUnmeasuredFine) return undefined;
  if (!load || load.stale || load.runningRequests === undefined) {
    return `nothing is measured of it in ${cluster} now, so nobody can say that it is drained`;
  }
  // Of a short window the newest step may not be measured yet.
  return measured.length <
    Math.floor(requestRates.length * MEASURED_AT_LEAST) || measured.length === 0
    ? `it was not measured for ${
        minutes === 1 ? 'a minute' : `${minutes} minutes`
      } in ${cluster} yet`
    : undefined;
}
