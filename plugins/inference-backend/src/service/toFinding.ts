// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  FindingSeverity,
  GitSource,
  ListedFinding,
} from '@inference-portal/backstage-plugin-inference-common';
import { DatedFinding } from '../core/findings/FindingLedger';
import { JudgedFinding } from '../core/findings/FindingRule';
import { compareText } from '../core/topology/objectKey';
import { renderPatch } from './renderPatch';

const WORST_FIRST: FindingSeverity[] = ['error', 'warning', 'info'];

/** What tells findings apart and orders them. */
type Located = Pick<Finding, 'code' | 'severity' | 'subject' | 'since'>;

/** A finding as it goes over the wire. */
export function toFinding(
  finding: DatedFinding,
  cluster: string,
  git?: GitSource,
): Finding {
  return {
    ...toIssue(finding, cluster),
    docs: `findings/${finding.code}`,
    since: finding.since,
    ...(finding.flaps > 0 && { flaps: finding.flaps }),
    ...(git && { git }),
  };
}

/** What findings and what an upgrade brings have in common. */
export function toIssue<Code extends string>(
  {
    code,
    severity,
    title,
    detail,
    subject,
    evidence,
    remedy,
  }: { code: Code } & Pick<
    JudgedFinding,
    'severity' | 'title' | 'detail' | 'subject' | 'evidence' | 'remedy'
  >,
  cluster: string,
) {
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
  };
}

/** What lists show of it. */
export function toListedFinding(
  { code, severity, title, detail, subject, since }: DatedFinding,
  cluster: string,
  entities: string[],
): ListedFinding {
  return {
    code,
    severity,
    title,
    detail,
    subject: { cluster, ...subject },
    docs: `findings/${code}`,
    since,
    entities,
  };
}

/** Errors first. */
export function compareSeverity(
  a: Pick<Finding, 'severity'>,
  b: Pick<Finding, 'severity'>,
): number {
  return WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity);
}

/** Errors first, and what began last before what has been so for long. */
export function compareFindings(a: Located, b: Located): number {
  return (
    compareSeverity(a, b) ||
    compareText(b.since, a.since) ||
    compareText(findingKey(a), findingKey(b))
  );
}

/** One cause on one object is one finding, however many pools it concerns. */
export function uniqueFindings(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(
    findings.map(finding => [findingKey(finding), finding]),
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

/** One cause on one object. */
export function findingKey({ code, subject }: Located): string {
  const { cluster, kind, namespace = '', name, field = '' } = subject;
  return [code, cluster, kind, namespace, name, field].join(' ');
}
