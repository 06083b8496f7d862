// SPDX-License-Identifier: Apache-2.0
import { findingRules } from '../src/core/findings/findingRules';
import { judgeTopology, knownKinds } from '../src/core/findings/judgeTopology';
import { groupByPool } from '../src/core/health/groupByPool';
import { judgePoolHealth } from '../src/core/health/judgePoolHealth';
import { ClusterObjects } from '../src/core/objects/ClusterObjects';
import { largeCluster } from '../src/core/testing/largeCluster';
import { NOW_MS, sampleSnapshot } from '../src/core/testing/sampleObjects';
import { deriveTopology } from '../src/core/topology/deriveTopology';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

const POOLS = 1_000;
const ENDPOINTS = 8;
const RUNS = 12;
const LIMIT_MS = 200;

/** Joins and judges a cluster of 1,000 pools with 8,000 endpoints from nothing. */
export default function bench(report: (figure: Figure) => void): void {
  const objects = largeCluster(POOLS, ENDPOINTS);
  const worlds: Array<[string, ClusterObjects]> = [
    ['healthy', objects],
    ['gateway class missing', { ...objects, gatewayClasses: [] }],
  ];
  for (const [what, large] of worlds) {
    const snapshot = sampleSnapshot(large);
    const isKnown = knownKinds(snapshot.kinds);
    const times = Array.from({ length: RUNS }, () => {
      const startedAt = performance.now();
      const topology = deriveTopology(snapshot);
      const { findings } = judgeTopology(topology, findingRules, NOW_MS);
      const { byPool } = groupByPool(findings);
      for (const node of topology.pools) {
        judgePoolHealth(node, byPool.get(node) ?? [], snapshot, isKnown);
      }
      return performance.now() - startedAt;
    });
    report({
      figure: `judge ${POOLS} pools, ${what}, first`,
      value: times[0],
      unit: 'ms',
      versus: LIMIT_MS,
    });
    report({
      figure: `judge ${POOLS} pools, ${what}, median`,
      value: times.sort((a, b) => a - b)[RUNS / 2],
      unit: 'ms',
      versus: LIMIT_MS,
    });
  }
}
