// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  findingId,
  FindingSeverity,
} from '@inference-portal/backstage-plugin-inference-common';

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'info'];

/** Errors first, the oldest of a severity first: it may be the cause of the others. */
export function sortFindings(findings: Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.since.localeCompare(b.since) ||
      findingId(a).localeCompare(findingId(b)),
  );
}
