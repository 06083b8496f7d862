// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { allAbove } from '../saturation';
import { nameOf, subjectOf } from '../subjectOf';

/** Default of the saturation detector of GIE's and llm-d's pickers. */
const QUEUE_THRESHOLD = 5;

/** Wherever the picker sends a request, it waits. */
export const serverQueueSaturated: FindingRule = {
  code: 'server-queue-saturated',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  readsLoad: true,
  lastsMs: 120_000,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const queues = allAbove(
    node,
    load,
    ({ queueDepth }) => queueDepth,
    QUEUE_THRESHOLD,
  );
  if (!queues) {
    return [];
  }
  const values = queues.map(({ value }) => value);
  const ofPool = load.pool(node);
  return [
    {
      severity: 'warning',
      title: say`Requests queue at every model server`,
      detail: say`Each of the ${queues.length} ready endpoints of ${nameOf(
        node.pool,
      )} has between ${Math.min(...values)} and ${Math.max(
        ...values,
      )} requests waiting. The picker has no better one to choose, first tokens come late, and requests of negative priority are refused.`,
      subject: subjectOf(node.pool),
      evidence: [
        {
          label: say`Queues`,
          value: say`${Math.min(...values)} to ${Math.max(
            ...values,
          )}, above ${QUEUE_THRESHOLD} on each`,
        },
        ...(ofPool?.kvCacheRatio === undefined
          ? []
          : [
              {
                label: say`KV cache`,
                value: `${Math.round(ofPool.kvCacheRatio * 100)} %`,
              },
            ]),
        ...(ofPool
          ? [{ label: say`Read`, value: describeSource(ofPool) }]
          : []),
      ],
      remedy: {
        text: say`Add replicas, or let fewer requests in. Give requests that can wait an InferenceObjective of negative priority, so that these are shed first.`,
      },
      ways: [],
      pools: [node],
      stops: 'some',
    },
  ];
}

function describeSource({ source, at }: { source: string; at: string }) {
  return `${source}, ${at}`;
}
