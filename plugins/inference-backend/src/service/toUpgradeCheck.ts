// SPDX-License-Identifier: Apache-2.0
import {
  UpgradeCheck,
  UpgradeIssue,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../core/findings/findingRules';
import { UpgradeVerdict } from '../core/lifecycle/judgeUpgrade';
import { MATRIX_DATE } from '../core/lifecycle/supportMatrix';
import { compareSeverity, toIssue } from './toFinding';

const FINDINGS = new Set<string>(findingRules.map(({ code }) => code));

export function toUpgradeCheck(
  cluster: string,
  { verdict, steps, issues, resolved, unread }: UpgradeVerdict,
): UpgradeCheck {
  const issuesOf = (found: UpgradeVerdict['issues']): UpgradeIssue[] =>
    found
      .map(issue => ({
        ...toIssue(issue, cluster),
        docs: FINDINGS.has(issue.code)
          ? `findings/${issue.code}`
          : `upgrade-check#${issue.code}`,
      }))
      .sort(compareSeverity);
  return {
    cluster,
    verdict,
    steps,
    issues: issuesOf(issues),
    resolved: issuesOf(resolved),
    unread,
    matrixDate: MATRIX_DATE,
  };
}
