// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Deployment } from '../../objects/ClusterObjects';
import { PoolNode } from '../../topology/ClusterTopology';
import { countReplicas } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { pickerLoss } from '../pickerLoss';
import { nameOf, subjectOf } from '../subjectOf';

/** The picker works, and losing one pod, or its next rollout, is an outage. */
export const pickerNotRedundant: FindingRule = {
  code: 'picker-not-redundant',
  needs: ['InferencePool', 'Service', 'Deployment'],
  // Of one that is down already this is no news.
  explainedBy: [
    'picker-unschedulable',
    'picker-crash-looping',
    'picker-image-unavailable',
    'picker-unavailable',
  ],
  judge: ({ pools }) =>
    pools.flatMap(node =>
      (node.picker?.workloads ?? [])
        .filter(workload => workload.replicas > 0)
        .flatMap(workload => judgeWorkload(node, workload)),
    ),
};

function judgeWorkload(node: PoolNode, workload: Deployment): Judgement[] {
  const isAlone =
    workload.replicas === 1 && node.pool.picker?.failureMode !== 'FailOpen';
  const isRecreated = workload.strategy === 'Recreate';
  const replicas = countReplicas(workload.replicas);
  if (!isAlone && !isRecreated) {
    return [];
  }
  return [
    {
      severity: 'info',
      title: isAlone
        ? say`The endpoint picker has a single replica`
        : say`A rollout of the endpoint picker is an outage`,
      detail: isRecreated
        ? say`${nameOf(
            workload,
          )} has ${replicas} and is recreated on every rollout: for that time there is no picker. ${pickerLoss(
            node,
          )}`
        : say`${nameOf(workload)} has ${replicas}. ${pickerLoss(node)}`,
      subject: subjectOf(workload, isAlone ? 'spec.replicas' : 'spec.strategy'),
      evidence: [
        { label: say`Replicas`, value: String(workload.replicas) },
        { label: say`Strategy`, value: workload.strategy ?? 'RollingUpdate' },
        {
          label: 'failureMode',
          value: node.pool.picker?.failureMode ?? say`${'FailClose'} (default)`,
        },
      ],
      remedy: {
        text: say`Run two replicas with --ha-enable-leader-election and a PodDisruptionBudget: one works, one stands by, not ready until it takes over. Roll it out in a quiet hour, or beside a second pool.`,
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}
