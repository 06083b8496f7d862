// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Deployment, Service } from '../../objects/ClusterObjects';
import { PickerNode, PoolNode } from '../../topology/ClusterTopology';
import { groupReasons, readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { lossOf, pickerLoss } from '../pickerLoss';
import { nameOf, subjectOf } from '../subjectOf';

/** No replica of the picker is ready, for a reason that no other rule names. */
export const pickerUnavailable: FindingRule = {
  code: 'picker-unavailable',
  needs: ['InferencePool', 'Service', 'Pod', 'Deployment'],
  explainedBy: [
    'pool-picker-missing',
    'pool-scaled-to-zero',
    'picker-unschedulable',
    'picker-crash-looping',
    'picker-image-unavailable',
    'picker-args-mismatch',
  ],
  judge: ({ pools }) =>
    pools.flatMap(node => (node.picker ? judgePicker(node, node.picker) : [])),
};

function judgePicker(node: PoolNode, picker: PickerNode): Judgement[] {
  const { service, endpoints, workloads } = picker;
  // Without a selector the Service's endpoints are somebody else's to know.
  if (
    !service ||
    Object.keys(service.selector).length === 0 ||
    readyOf(endpoints).length > 0
  ) {
    return [];
  }
  const subject = workloads[0] ?? service;
  const reasons =
    groupReasons(endpoints) || describeAbsence(service, workloads);
  return [
    {
      severity: 'error',
      title: say`No replica of the endpoint picker is ready`,
      detail: say`${nameOf(subject)}, the endpoint picker of ${nameOf(
        node.pool,
      )}, has no ready pod: ${reasons}. ${pickerLoss(node)}`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Ready pods`, value: say`${0} of ${endpoints.length}` },
        { label: say`Why`, value: reasons },
      ],
      remedy: {
        text: say`Read its log. A picker that runs and is never ready does not find its pool, or may not list pods, pools and objectives: compare its arguments with the pool, and its Role with its chart.`,
      },
      ways: [],
      pools: [node],
      stops: lossOf(node),
    },
  ];
}

function describeAbsence(service: Service, workloads: Deployment[]): string {
  if (workloads.length === 0) {
    return say`no Deployment makes pods that Service ${service.meta.name} selects`;
  }
  return workloads.every(({ replicas }) => replicas === 0)
    ? say`its Deployment is scaled to 0`
    : say`its Deployment has no pods yet`;
}
