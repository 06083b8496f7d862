// SPDX-License-Identifier: Apache-2.0
import { PoolNode, RouteNode } from './ClusterTopology';

/** These pools and routes, and all that are joined to them from route to pool to route. */
export function touchedBy(
  pools: Iterable<PoolNode>,
  routes: Iterable<RouteNode>,
): { pools: Set<PoolNode>; routes: Set<RouteNode> } {
  const touched = { pools: new Set(pools), routes: new Set(routes) };
  // A set that grows while it is walked is walked to its end.
  let size: number;
  do {
    size = touched.pools.size + touched.routes.size;
    for (const { ways } of touched.routes) {
      ways.forEach(
        ({ backend }) => backend.pool && touched.pools.add(backend.pool),
      );
    }
    for (const { ways } of touched.pools) {
      ways.forEach(({ rule }) => touched.routes.add(rule.route));
    }
  } while (touched.pools.size + touched.routes.size > size);
  return touched;
}
