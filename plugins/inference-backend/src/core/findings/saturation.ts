// SPDX-License-Identifier: Apache-2.0
import { PoolNode } from '../topology/ClusterTopology';
import { readyOf } from './describeEndpoints';
import { Gauges } from '../load/toLoad';
import { LoadView } from './LoadView';

/**
 * Loads of all ready endpoints of a pool where a value of each is above the
 * limit; undefined where one isn't, or isn't known.
 */
export function allAbove(
  pool: PoolNode,
  load: LoadView,
  valueOf: (load: Gauges) => number | undefined,
  limit: number,
): Array<{ pod: string; value: number }> | undefined {
  const ready = readyOf(pool.endpoints);
  // Without a value of the pool there is none of all its endpoints.
  const ofPool = load.pool(pool);
  if (ready.length === 0 || !ofPool || valueOf(ofPool) === undefined) {
    return undefined;
  }
  const loaded: Array<{ pod: string; value: number }> = [];
  for (const endpoint of ready) {
    const ofEndpoint = load.gauges(endpoint);
    const value = ofEndpoint && valueOf(ofEndpoint);
    if (value === undefined || value <= limit) {
      return undefined;
    }
    loaded.push({ pod: endpoint.pod.meta.name, value });
  }
  return loaded;
}
