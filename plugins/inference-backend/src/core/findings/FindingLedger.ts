// SPDX-License-Identifier: Apache-2.0
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';
import { JudgedFinding, Subject } from './FindingRule';

export interface DatedFinding extends JudgedFinding {
  /** ISO 8601. */
  since: string;
}

/**
 * Remembers of one cluster since when each finding is there without a break.
 * The object's own account counts where it goes further back: it outlives the
 * portal's restarts.
 */
export class FindingLedger {
  private sinceMs = new Map<string, number>();

  /**
   * Dates the findings of a round. Those of codes that could not be judged this
   * time keep their date for when they can be again.
   */
  date(
    findings: readonly JudgedFinding[],
    silenced: ReadonlySet<FindingCode>,
    nowMs: number,
  ): DatedFinding[] {
    const next = new Map<string, number>();
    for (const [key, ms] of this.sinceMs) {
      if (silenced.has(codeOfKey(key))) {
        next.set(key, ms);
      }
    }
    const dated = findings.map(finding => {
      const key = keyOf(finding);
      const ms = Math.min(
        this.sinceMs.get(key) ?? nowMs,
        ownAccount(finding.since) ?? nowMs,
      );
      next.set(key, ms);
      return { ...finding, since: new Date(ms).toISOString() };
    });
    this.sinceMs = next;
    return dated;
  }
}

function ownAccount(since: string | undefined): number | undefined {
  const ms = Date.parse(since ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

const SEPARATOR = '\0';

function keyOf({ code, subject }: { code: FindingCode; subject: Subject }) {
  const { kind, namespace, name, field } = subject;
  return [code, kind, namespace, name, field].join(SEPARATOR);
}

function codeOfKey(key: string): FindingCode {
  return key.slice(0, key.indexOf(SEPARATOR)) as FindingCode;
}
