// SPDX-License-Identifier: Apache-2.0
import { JudgedFinding } from '../findings/FindingRule';
import { PoolNode } from '../topology/ClusterTopology';

/** Findings by each pool whose requests pass their subject, and those of no pool. */
export function groupByPool<T extends JudgedFinding>(
  findings: readonly T[],
): { byPool: Map<PoolNode, T[]>; ofCluster: T[] } {
  const byPool = new Map<PoolNode, T[]>();
  const ofCluster: T[] = [];
  for (const finding of findings) {
    const pools = poolsOf(finding);
    if (pools.size === 0) {
      ofCluster.push(finding);
    }
    for (const pool of pools) {
      const list = byPool.get(pool);
      if (list) {
        list.push(finding);
      } else {
        byPool.set(pool, [finding]);
      }
    }
  }
  return { byPool, ofCluster };
}

export function poolsOf({ pools, ways }: JudgedFinding): Set<PoolNode> {
  const concerned = new Set(pools);
  for (const { backend } of ways) {
    if (backend.pool) {
      concerned.add(backend.pool);
    }
  }
  return concerned;
}
