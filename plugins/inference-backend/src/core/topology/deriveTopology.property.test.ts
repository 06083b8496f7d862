// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { findingRules } from '../findings/findingRules';
import { judgeTopology, knownKinds } from '../findings/judgeTopology';
import { groupByPool } from '../health/groupByPool';
import { judgePoolHealth } from '../health/judgePoolHealth';
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import {
  arbitraryObjects,
  shuffled,
} from '../../__testUtils__/arbitraryObjects';
import { NOW_MS, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from './deriveTopology';

/** All that is said of a cluster, without the identity of objects. */
function judge(objects: ClusterObjects): unknown {
  const snapshot: ClusterSnapshot = sampleSnapshot(objects);
  const topology = deriveTopology(snapshot);
  const { findings, failures } = judgeTopology(topology, findingRules, NOW_MS);
  if (failures.length > 0) {
    throw failures[0].error;
  }
  const { byPool } = groupByPool(findings);
  return {
    findings: findings.map(({ ways, pools, ...finding }) => ({
      ...finding,
      ways: ways.map(
        ({ parent, rule, backend }) =>
          `${parent.index} ${rule.route.key} ${rule.index} ${backend.index}`,
      ),
      pools: pools.map(({ key }) => key),
    })),
    health: topology.pools.map(node => [
      node.key,
      judgePoolHealth(
        node,
        byPool.get(node) ?? [],
        snapshot,
        knownKinds(snapshot.kinds),
      ),
    ]),
  };
}

it('judges whatever a cluster may hold, always alike, in whatever order it comes', () => {
  fc.assert(
    fc.property(
      arbitraryObjects.chain(objects =>
        fc.tuple(fc.constant(objects), shuffled(objects)),
      ),
      ([objects, otherOrder]) => {
        const judged = judge(objects);

        expect(judge(structuredClone(objects))).toEqual(judged);
        expect(judge(otherOrder)).toEqual(judged);
      },
    ),
    { numRuns: 300 },
  );
});
