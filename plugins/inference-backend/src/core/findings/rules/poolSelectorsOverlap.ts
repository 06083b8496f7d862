// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Pod } from '../../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../../topology/ClusterTopology';
import { poolsByNamespace } from '../../topology/poolsByNamespace';
import { countPods } from '../describeEndpoints';
import { FindingRule } from '../FindingRule';
import { formatLabels } from '../formatLabels';
import { nameOf, subjectOf } from '../subjectOf';

/** Each of two pools sends its requests also to the other's model servers. */
export const poolSelectorsOverlap: FindingRule = {
  code: 'pool-selectors-overlap',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  looksAt: ['inferencePools', 'pods'],
  judge: topology =>
    overlaps(topology).map(({ pools: [first, second], pods }) => ({
      severity: 'error',
      title: say`Two pools select the same pods`,
      detail: say`${nameOf(first.pool)} and ${nameOf(
        second.pool,
      )} both select ${countPods(
        pods.length,
      )}: requests for one are answered by servers of the other, and each picker knows only half of the load.`,
      subject: subjectOf(second.pool, 'spec.selector'),
      evidence: [
        ...[first, second].map(({ pool }) => ({
          label: say`Selector of ${pool.meta.name}`,
          value: formatLabels(pool.selector),
        })),
        {
          label: say`Pods of both`,
          value: pods
            .slice(0, SHOWN)
            .map(({ meta }) => meta.name)
            .join(', '),
        },
      ],
      remedy: {
        text: say`Add a label that tells the versions apart, such as version, to both selectors and to the pods of each. A Deployment's selector can't be changed: its pods' labels can.`,
      },
      ways: [],
      pools: [first, second],
      stops: 'some',
    })),
};

const SHOWN = 5;

interface Overlap {
  pools: [PoolNode, PoolNode];
  pods: Pod[];
}

/**
 * Each pair once, with the pods of both. Neighbours suffice: with many pools on
 * one pod, all pairs would be a flood.
 */
function overlaps({ pools }: ClusterTopology): Overlap[] {
  const lastOwners = new Map<Pod, PoolNode>();
  const pairs = new Map<string, Overlap>();
  const doubtful = [...poolsByNamespace(pools).values()].filter(mayOverlap);
  for (const node of doubtful.flat()) {
    for (const { pod } of node.endpoints) {
      const last = lastOwners.get(pod);
      if (last) {
        const key = `${last.key} ${node.key}`;
        const known = pairs.get(key) ?? { pools: [last, node], pods: [] };
        known.pods.push(pod);
        pairs.set(key, known);
      }
      lastOwners.set(pod, node);
    }
  }
  return [...pairs.values()];
}

/**
 * No pod is of two pools where some label has another value in each of their
 * selectors, as versions and names have: thousands of pods need not be looked at.
 */
function mayOverlap(pools: readonly PoolNode[]): boolean {
  return Object.keys(pools[0].pool.selector).every(label => {
    const values = pools.flatMap(({ pool }) => pool.selector[label] ?? []);
    return new Set(values).size < pools.length;
  });
}
