// SPDX-License-Identifier: Apache-2.0
import { groupByPool } from '../health/groupByPool';
import { judgePoolHealth } from '../health/judgePoolHealth';
import { largeCluster } from '../testing/largeCluster';
import { NOW_MS, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { findingRules } from './findingRules';
import { judgeTopology, knownKinds } from './judgeTopology';

const objects = largeCluster(1_000, 8);

// How long it takes is a figure of bench/judge.bench.ts.
it.each([
  ['a healthy cluster', objects, 'healthy'],
  [
    'a cluster whose only gateway has no class',
    { ...objects, gatewayClasses: [] },
    'degraded',
  ],
])('judges %s of 1,000 pools alike', (_what, large, health) => {
  const snapshot = sampleSnapshot(large);
  const topology = deriveTopology(snapshot);
  const { findings } = judgeTopology(topology, findingRules, NOW_MS);
  const { byPool } = groupByPool(findings);
  const isKnown = knownKinds(snapshot.kinds);

  const judged = topology.pools.map(
    node =>
      judgePoolHealth(node, byPool.get(node) ?? [], snapshot, isKnown).health,
  );

  expect(judged).toHaveLength(1_000);
  expect(new Set(judged)).toEqual(new Set([health]));
});
