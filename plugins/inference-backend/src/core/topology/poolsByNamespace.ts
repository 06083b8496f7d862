// SPDX-License-Identifier: Apache-2.0
import { PoolNode } from './ClusterTopology';

/** In the order in which they come. */
export function poolsByNamespace(
  pools: readonly PoolNode[],
): ReadonlyMap<string, PoolNode[]> {
  const found = new Map<string, PoolNode[]>();
  for (const node of pools) {
    const { namespace } = node.pool.meta;
    const others = found.get(namespace);
    if (others) {
      others.push(node);
    } else {
      found.set(namespace, [node]);
    }
  }
  return found;
}
