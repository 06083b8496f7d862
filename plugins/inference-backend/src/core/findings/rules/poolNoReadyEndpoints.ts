// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { countPods, groupReasons, readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';
import { isScaledToZero } from './poolScaledToZero';

/** Pods are there, or should be, and none answers. */
export const poolNoReadyEndpoints: FindingRule = {
  code: 'pool-no-ready-endpoints',
  needs: ['InferencePool', 'Pod', 'Deployment'],
  explainedBy: [
    'server-pending',
    'server-crash-looping',
    'pool-selector-empty',
    'pool-scaled-to-zero',
  ],
  judge: ({ pools }) =>
    pools
      .filter(
        node =>
          readyOf(node.endpoints).length === 0 &&
          node.endpoints.length + node.workloads.length > 0 &&
          !isScaledToZero(node),
      )
      .map(judgePool),
};

function judgePool(node: PoolNode): Judgement {
  const { pool, endpoints, workloads } = node;
  const reasons = groupReasons(endpoints);
  return {
    severity: 'error',
    title: say`No endpoint of the pool is ready`,
    detail: say`${nameOf(pool)} selects ${countPods(
      endpoints.length,
    )}, of which none is ready${
      reasons && ` (${reasons})`
    }. Requests get status 503 until one is.`,
    subject: subjectOf(pool),
    evidence: [
      {
        label: say`Ready endpoints`,
        value: say`${0} of ${endpoints.length}`,
      },
      ...(reasons ? [{ label: say`Why`, value: reasons }] : []),
      ...workloads.map(({ meta, replicas, readyReplicas }) => ({
        label: `Deployment ${meta.name}`,
        value:
          replicas === 1
            ? say`${readyReplicas} of 1 replica ready`
            : say`${readyReplicas} of ${replicas} replicas ready`,
      })),
    ],
    remedy: {
      text: say`Look at the logs of the model servers. One that has just started loads its model first, which takes minutes; one that stays unready fails its readiness probe: compare the path and the port of the probe with what the server listens on.`,
    },
    ways: [],
    pools: [node],
    stops: 'all',
    since: latestUnready(node),
  };
}

/** The pool has been without endpoint since the last of them went. */
function latestUnready({ endpoints }: PoolNode): string | undefined {
  return endpoints
    .flatMap(({ pod }) =>
      pod.conditions
        .filter(({ type }) => type === 'Ready')
        .map(({ lastTransitionAt }) => lastTransitionAt),
    )
    .filter(time => time !== undefined)
    .sort()
    .at(-1);
}
