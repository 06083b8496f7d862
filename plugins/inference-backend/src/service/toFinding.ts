// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  FindingSeverity,
  GitSource,
} from '@inference-portal/backstage-plugin-inference-common';
import { DatedFinding } from '../core/findings/FindingLedger';
import { compareText } from '../core/topology/objectKey';
import { renderPatch } from './renderPatch';

const WORST_FIRST: FindingSeverity[] = ['error', 'warning', 'info'];

/** A finding as it goes over the wire. */
export function toFinding(
  finding: DatedFinding,
  cluster: string,
  git?: GitSource,
): Finding {
  const { code, severity, title, detail, subject, evidence, remedy } = finding;
  return {
    code,
    severity,
    title,
    detail,
    subject: { cluster, ...subject },
    evidence,
    remedy: {
      text: remedy.text,
      ...(remedy.patch && { patch: renderPatch(remedy.patch) }),
    },
    docs: `findings/${code}`,
    since: finding.since,
    ...(finding.flaps > 0 && { flaps: finding.flaps }),
    ...(git && { git }),
  };
}

/** Errors first, and what began last before what has been so for long. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
    compareText(b.since, a.since) ||
    compareText(a.code, b.code) ||
    compareText(subjectKey(a), subjectKey(b))
  );
}

/** One cause on one object is one finding, however many pools it concerns. */
export function uniqueFindings(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(
    findings.map(finding => [
      `${finding.code} ${subjectKey(finding)}`,
      finding,
    ]),
  );
  return [...byKey.values()].sort(compareFindings);
}

export function countFindings(
  findings: readonly { severity: FindingSeverity }[],
) {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) {
    counts[severity]++;
  }
  return counts;
}

function subjectKey({ subject }: Finding): string {
  const { cluster, kind, namespace = '', name, field = '' } = subject;
  return [cluster, kind, namespace, name, field].join(' ');
}
