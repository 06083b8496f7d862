// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** No pods because nobody asked for any: idle, not broken. */
export const poolScaledToZero: FindingRule = {
  code: 'pool-scaled-to-zero',
  needs: ['InferencePool', 'Pod', 'Deployment'],
  explainedBy: [],
  judge: ({ pools }) => pools.filter(isScaledToZero).map(judgePool),
};

export function isScaledToZero({ endpoints, workloads }: PoolNode): boolean {
  return (
    endpoints.every(({ state }) => state.condition === 'terminating') &&
    workloads.length > 0 &&
    workloads.every(({ replicas }) => replicas === 0)
  );
}

function judgePool(node: PoolNode): Judgement {
  const { pool, workloads, ways } = node;
  const [workload] = workloads;
  const cause = say`${workloads
    .map(nameOf)
    .join(', ')} asks for 0 replicas, so ${nameOf(pool)} has no endpoint.`;
  return {
    severity: 'info',
    title: say`The model servers are scaled to zero`,
    detail: ways.some(({ backend }) => backend.share > 0)
      ? `${cause} ${say`Requests that come get status 503.`}`
      : cause,
    subject: subjectOf(workload, 'spec.replicas'),
    evidence: workloads.map(({ meta, replicas }) => ({
      label: `Deployment ${meta.name} spec.replicas`,
      value: String(replicas),
    })),
    remedy: {
      text: say`If that is not on purpose, ask for a replica. If it is, set the weight of the pool to 0 or remove it from the routes, so that requests get a clear answer.`,
      patch: mergePatch(workload, { spec: { replicas: 1 } }),
    },
    ways: [],
    pools: [node],
    stops: 'none',
  };
}
