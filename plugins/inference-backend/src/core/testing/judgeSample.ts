// SPDX-License-Identifier: Apache-2.0
import { findingRules } from '../findings/findingRules';
import { JudgedFinding } from '../findings/FindingRule';
import { judgeTopology } from '../findings/judgeTopology';
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { deriveTopology } from '../topology/deriveTopology';
import { NOW_MS, sampleObjects, sampleSnapshot } from './sampleObjects';

export type Edit = (objects: ClusterObjects) => void;

/** Findings of the healthy sample after an edit. */
export function judgeSample(
  edit: Edit = () => {},
  more: Partial<ClusterSnapshot> = {},
): JudgedFinding[] {
  const objects = sampleObjects();
  edit(objects);
  const verdict = judgeTopology(
    deriveTopology(sampleSnapshot(objects, more)),
    findingRules,
    NOW_MS,
  );
  if (verdict.failures.length > 0) {
    throw verdict.failures[0].error;
  }
  return verdict.findings;
}

/** `error gateway-class-missing Gateway front: spec.gatewayClassName` */
export function brief({ code, severity, subject }: JudgedFinding): string {
  const { kind, name, field } = subject;
  return `${severity} ${code} ${kind} ${name}${field ? `: ${field}` : ''}`;
}
