// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  FindingSeverity,
} from '@inference-portal/backstage-plugin-inference-common';

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'info'];

/** Errors first, the oldest of a severity first: it may be the cause of the others. */
export function sortFindings(findings: Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.since.localeCompare(b.since) ||
      findingKey(a).localeCompare(findingKey(b)),
  );
}

/** The same for the same thing wrong on the same object. */
export function findingKey({ code, subject }: Finding): string {
  const { cluster, kind, namespace = '', name, field = '' } = subject;
  return [code, cluster, kind, namespace, name, field].join('/');
}
