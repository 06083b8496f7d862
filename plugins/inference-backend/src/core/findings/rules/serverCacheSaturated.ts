// SPDX-License-Identifier: Apache-2.0
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { allAbove } from '../saturation';
import { nameOf, subjectOf } from '../subjectOf';

const FULL = 0.9;

/** Servers with no room left for tokens make requests wait, or start them anew. */
export const serverCacheSaturated: FindingRule = {
  code: 'server-cache-saturated',
  needs: ['InferencePool', 'Pod'],
  // Queues are what full caches lead to, and what clients feel.
  explainedBy: ['server-queue-saturated'],
  readsLoad: true,
  lastsMs: 120_000,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const caches = allAbove(node, load, ({ kvCacheRatio }) => kvCacheRatio, FULL);
  const ofPool = load.pool(node);
  if (!caches || !ofPool) {
    return [];
  }
  const values = caches.map(({ value }) => Math.round(value * 100));
  const range = `${Math.min(...values)} to ${Math.max(...values)} %`;
  return [
    {
      severity: 'warning',
      title: 'The KV cache of every model server is full',
      detail: `The KV caches of the ${
        caches.length
      } ready endpoints of ${nameOf(
        node.pool,
      )} are filled ${range}. Servers put requests back that run already, and long prompts wait.`,
      subject: subjectOf(node.pool),
      evidence: [
        {
          label: 'KV caches',
          value: `${range}, above ${FULL * 100} % on each`,
        },
        { label: 'Read', value: `${ofPool.source}, ${ofPool.at}` },
      ],
      remedy: {
        text: 'Add replicas, or make room: more memory for the cache (--gpu-memory-utilization), a smaller --max-model-len, fewer requests at once (--max-num-seqs).',
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}
