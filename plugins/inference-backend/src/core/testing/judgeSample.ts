// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../findings/findingRules';
import { JudgedFinding } from '../findings/FindingRule';
import { judgeTopology } from '../findings/judgeTopology';
import { LoadView, NO_LOAD } from '../findings/LoadView';
import { Patience } from '../findings/Patience';
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { deriveTopology } from '../topology/deriveTopology';
import { NOW_MS, sampleObjects, sampleSnapshot } from './sampleObjects';

export type Edit = (objects: ClusterObjects) => void;

/** Longer than any rule waits. */
const LOOKED_AT_MS = 5 * 60_000;

/** Findings of the healthy sample after an edit, which was a while ago; in plain text. */
export function judgeSample(
  edit: Edit = () => {},
  more: Partial<ClusterSnapshot> = {},
  load: LoadView = NO_LOAD,
): JudgedFinding[] {
  const objects = sampleObjects();
  edit(objects);
  const topology = deriveTopology(sampleSnapshot(objects, more));
  const patience = new Patience();
  const judge = (nowMs: number) =>
    judgeTopology(topology, findingRules, nowMs, { load, patience });
  judge(NOW_MS - LOOKED_AT_MS);
  const verdict = judge(NOW_MS);
  if (verdict.failures.length > 0) {
    throw verdict.failures[0].error;
  }
  return verdict.findings.map(inPlainText);
}

/** As a client without marks gets it. */
export function inPlainText(finding: JudgedFinding): JudgedFinding {
  const { title, detail, evidence, remedy } = finding;
  return {
    ...finding,
    title: plainText(title),
    detail: plainText(detail),
    evidence: evidence.map(({ label, value }) => ({
      label: plainText(label),
      value: plainText(value),
    })),
    remedy: { ...remedy, text: plainText(remedy.text) },
  };
}

/** `error gateway-class-missing Gateway front: spec.gatewayClassName` */
export function brief({ code, severity, subject }: JudgedFinding): string {
  const { kind, name, field } = subject;
  return `${severity} ${code} ${kind} ${name}${field ? `: ${field}` : ''}`;
}
