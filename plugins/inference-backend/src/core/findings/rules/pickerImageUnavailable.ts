// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PickerNode, PoolNode } from '../../topology/ClusterTopology';
import { inCondition, podNames, readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { lossOf, pickerLoss } from '../pickerLoss';
import { nameOf, subjectOf } from '../subjectOf';

/** Images of the picker moved twice; tags in old documents are gone. */
export const pickerImageUnavailable: FindingRule = {
  code: 'picker-image-unavailable',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  judge: ({ pools }) =>
    pools.flatMap(node => (node.picker ? judgePicker(node, node.picker) : [])),
};

function judgePicker(node: PoolNode, picker: PickerNode): Judgement[] {
  const [first, ...others] = inCondition(picker.endpoints, 'image-unavailable');
  if (!first) {
    return [];
  }
  const down = readyOf(picker.endpoints).length === 0;
  const subject = picker.workloads[0] ?? first.pod;
  const waiting = first.pod.statuses.find(({ waiting: why }) => why?.reason);
  return [
    {
      severity: down ? 'error' : 'warning',
      title: say`The endpoint picker's image can't be pulled`,
      detail: say`${nameOf(subject)}, the endpoint picker of ${nameOf(
        node.pool,
      )}, does not start: ${first.state.reason ?? say`no reason given`}. ${
        down ? pickerLoss(node) : say`Another replica still answers.`
      }`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Pods`, value: podNames([first, ...others]) },
        {
          label: say`Image`,
          value: first.pod.containers.map(({ image }) => image).join(', '),
        },
        {
          label: say`The kubelet says`,
          value: waiting?.waiting?.message ?? waiting?.waiting?.reason ?? '',
        },
      ],
      remedy: {
        text: say`Name an image that exists. GIE's own picker ends with 1.5; since then it is ghcr.io/llm-d/llm-d-router-endpoint-picker. A private registry needs an imagePullSecret in the namespace.`,
      },
      ways: [],
      pools: [node],
      stops: down ? lossOf(node) : 'none',
    },
  ];
}
