// SPDX-License-Identifier: Apache-2.0
import { Load, say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { allAbove } from '../saturation';
import { nameOf, subjectOf } from '../subjectOf';

/** As in GIE's own alert on the average of a pool; its picker avoids servers from 0.8 on. */
const FULL = 0.9;
const PER_MINUTE = 60;

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
  const putBack = describePreemptions(ofPool);
  if (!ofPool || (!caches && putBack === undefined)) {
    return [];
  }
  const filled = caches && describeCaches(caches);
  return [
    {
      severity: 'warning',
      title: filled
        ? say`The KV cache of every model server is full`
        : say`Model servers run out of KV cache`,
      detail: `${
        filled
          ? say`The KV caches of the ${
              caches.length
            } ready endpoints of ${nameOf(node.pool)} are filled ${filled}.`
          : say`Servers of ${nameOf(
              node.pool,
            )} run out of KV cache while they answer.`
      } ${
        putBack
          ? say`They put back ${putBack} that ran already, and compute them anew.`
          : say`Requests that run are put back next, and long prompts wait.`
      }`,
      subject: subjectOf(node.pool),
      evidence: [
        ...(filled
          ? [
              {
                label: say`KV caches`,
                value: say`${filled}, above ${FULL * 100} % on each`,
              },
            ]
          : describeMean(ofPool)),
        ...(putBack ? [{ label: say`Put back`, value: putBack }] : []),
        { label: say`Read`, value: `${ofPool.source}, ${ofPool.at}` },
      ],
      remedy: {
        text: say`Add replicas, or make room: more memory for the cache (--gpu-memory-utilization), a smaller --max-model-len, fewer requests at once (--max-num-seqs).`,
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}

function describeCaches(caches: ReadonlyArray<{ value: number }>): string {
  const values = caches.map(({ value }) => Math.round(value * 100));
  return say`${Math.min(...values)} to ${Math.max(...values)} %`;
}

function describeMean({ kvCacheRatio }: Load) {
  return kvCacheRatio === undefined
    ? []
    : [
        {
          label: say`KV caches`,
          value: say`${Math.round(kvCacheRatio * 100)} % on average`,
        },
      ];
}

/** Undefined where there are none. */
function describePreemptions(load: Load | undefined): string | undefined {
  const rate = (load?.preemptionRate ?? 0) * PER_MINUTE;
  if (!(rate > 0)) {
    return undefined;
  }
  return rate < 1
    ? say`less than one request a minute`
    : say`${Math.round(rate)} requests a minute`;
}
