// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PickerNode, PoolNode } from '../../topology/ClusterTopology';
import { crashesOf, describeCrashes } from '../crashesOf';
import { countPods, podNames, readyOf } from '../describeEndpoints';
import { FindingRule, Judgement } from '../FindingRule';
import { lossOf, pickerLoss } from '../pickerLoss';
import { nameOf, subjectOf } from '../subjectOf';

/** The picker ends soon after it starts, again and again, while the pool looks accepted. */
export const pickerCrashLooping: FindingRule = {
  code: 'picker-crash-looping',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  judge: ({ pools }, { nowMs }) =>
    pools.flatMap(node =>
      node.picker ? judgePicker(node, node.picker, nowMs) : [],
    ),
};

function judgePicker(
  node: PoolNode,
  picker: PickerNode,
  nowMs: number,
): Judgement[] {
  const crashing = picker.endpoints.flatMap(endpoint => {
    const crash = crashesOf(endpoint, nowMs);
    return crash ? [{ endpoint, crash }] : [];
  });
  if (crashing.length === 0) {
    return [];
  }
  const endpoints = crashing.map(({ endpoint }) => endpoint);
  const subject = picker.workloads[0] ?? endpoints[0].pod;
  const { words, remedy, evidence } = describeCrashes(
    crashing.map(({ crash }) => crash),
  );
  const down = readyOf(picker.endpoints).length === 0;
  return [
    {
      severity: 'error',
      title: say`The endpoint picker crashes again and again`,
      detail: say`${countPods(endpoints.length)} of ${nameOf(
        subject,
      )}, the endpoint picker of ${nameOf(node.pool)}, ${words}. ${
        down ? pickerLoss(node) : say`Requests fail while it is down.`
      }`,
      subject: subjectOf(subject),
      evidence: [{ label: say`Pods`, value: podNames(endpoints) }, ...evidence],
      remedy: { text: remedy },
      ways: [],
      pools: [node],
      stops: down ? lossOf(node) : 'some',
    },
  ];
}
