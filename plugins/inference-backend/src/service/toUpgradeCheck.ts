// SPDX-License-Identifier: Apache-2.0
import {
  UpgradeCheck,
  UpgradeIssue,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../core/findings/findingRules';
import { UpgradeVerdict } from '../core/lifecycle/judgeUpgrade';
import { MATRIX_DATE } from '../core/lifecycle/supportMatrix';
import { renderPatch } from './renderPatch';

const WORST_FIRST = ['error', 'warning', 'info'];
const FINDINGS = new Set<string>(findingRules.map(({ code }) => code));

export function toUpgradeCheck(
  cluster: string,
  { verdict, steps, issues, resolved, unread }: UpgradeVerdict,
): UpgradeCheck {
  const toIssue = (issue: UpgradeVerdict['issues'][number]): UpgradeIssue => {
    const { code, severity, title, detail, subject, evidence, remedy } = issue;
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
      docs: FINDINGS.has(code) ? `findings/${code}` : `upgrade-check#${code}`,
    };
  };
  return {
    cluster,
    verdict,
    steps,
    issues: issues.map(toIssue).sort(worstFirst),
    resolved: resolved.map(toIssue).sort(worstFirst),
    unread,
    matrixDate: MATRIX_DATE,
  };
}

function worstFirst(a: UpgradeIssue, b: UpgradeIssue): number {
  return WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity);
}
