// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PickerNode, PoolNode } from '../../topology/ClusterTopology';
import { conditionOf } from '../conditionOf';
import {
  describeRequests,
  inCondition,
  podNames,
  readyOf,
} from '../describeEndpoints';
import { explainScheduling } from '../explainScheduling';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { strategicPatch } from '../patchOf';
import { lossOf, pickerLoss } from '../pickerLoss';
import { nameOf, subjectOf } from '../subjectOf';

/** What sufficed for demos; the charts ask 4 to 8 CPU and 8Gi. */
const MODEST_REQUESTS = { cpu: '200m', memory: '256Mi' };

/** The picker waits for a node: the pool looks accepted and answers nothing. */
export const pickerUnschedulable: FindingRule = {
  code: 'picker-unschedulable',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  judge: ({ pools }) =>
    pools.flatMap(node => (node.picker ? judgePicker(node, node.picker) : [])),
};

function judgePicker(node: PoolNode, picker: PickerNode): Judgement[] {
  const pending = inCondition(picker.endpoints, 'unschedulable');
  if (pending.length === 0 || readyOf(picker.endpoints).length > 0) {
    return [];
  }
  const [{ pod }] = pending;
  const scheduled = conditionOf(pod.conditions, 'PodScheduled');
  const cause = explainScheduling(scheduled?.message);
  const subject = picker.workloads[0] ?? pod;
  return [
    {
      severity: 'error',
      title: say`The endpoint picker waits for a node`,
      detail: say`${nameOf(subject)}, the endpoint picker of ${nameOf(
        node.pool,
      )}, is not scheduled: ${cause.words}. ${pickerLoss(node)}`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Pods`, value: podNames(pending) },
        { label: say`It asks for`, value: describeRequests(pod.containers) },
        {
          label: say`The scheduler says`,
          value: scheduled?.message ?? say`nothing`,
        },
      ],
      remedy: {
        text: say`${cause.remedy} The charts' defaults (4 to 8 CPU, 8Gi) are far above what a picker of a small pool needs.`,
        patch: modestRequests(picker),
      },
      ways: [],
      pools: [node],
      stops: lossOf(node),
      since: scheduled?.lastTransitionAt,
    },
  ];
}

function modestRequests({ workloads }: PickerNode): Patch | undefined {
  const [workload] = workloads;
  const asking = workload?.containers.filter(({ requests }) =>
    Object.keys(requests).some(resource => resource in MODEST_REQUESTS),
  );
  if (!asking || asking.length === 0) {
    return undefined;
  }
  const containers = asking.map(({ name }) => ({
    name,
    resources: { requests: MODEST_REQUESTS },
  }));
  return strategicPatch(workload, {
    spec: { template: { spec: { containers } } },
  });
}
