// SPDX-License-Identifier: Apache-2.0
import { Finding } from '@inference-portal/backstage-plugin-inference-common';

/** The same thing wrong with one object or with several. */
export interface FindingGroup {
  key: string;
  /** In the order in which they were given; the first stands for all. */
  findings: [Finding, ...Finding[]];
}

/** By cause: what has the same code, severity and title. Groups keep the order. */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = [finding.code, finding.severity, finding.title].join('/');
    const group = groups.get(key);
    if (group) {
      group.findings.push(finding);
    } else {
      groups.set(key, { key, findings: [finding] });
    }
  }
  return [...groups.values()];
}
