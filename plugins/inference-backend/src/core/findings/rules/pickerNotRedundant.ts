// SPDX-License-Identifier: Apache-2.0
import { Deployment } from '../../objects/ClusterObjects';
import { PoolNode } from '../../topology/ClusterTopology';
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
  if (!isAlone && !isRecreated) {
    return [];
  }
  return [
    {
      severity: 'info',
      title: isAlone
        ? 'The endpoint picker has a single replica'
        : 'A rollout of the endpoint picker is an outage',
      detail: `${nameOf(workload)} has ${workload.replicas} ${
        workload.replicas === 1 ? 'replica' : 'replicas'
      }${
        isRecreated
          ? ' and is recreated on every rollout: for that time there is no picker'
          : ''
      }. ${pickerLoss(node)}`,
      subject: subjectOf(workload, isAlone ? 'spec.replicas' : 'spec.strategy'),
      evidence: [
        { label: 'Replicas', value: String(workload.replicas) },
        { label: 'Strategy', value: workload.strategy ?? 'RollingUpdate' },
        {
          label: 'failureMode',
          value: node.pool.picker?.failureMode ?? 'FailClose (default)',
        },
      ],
      remedy: {
        text: 'Run two replicas with --ha-enable-leader-election and a PodDisruptionBudget: one works, one stands by, not ready until it takes over. Roll it out in a quiet hour, or beside a second pool.',
      },
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}
