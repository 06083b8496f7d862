// SPDX-License-Identifier: Apache-2.0
import { FindingRule, JudgedFinding, Subject } from './FindingRule';

/**
 * Remembers of one cluster since when each finding of a rule that waits is
 * there, and holds it back until it has lasted. Starts anew after a break.
 */
export class Patience {
  private readonly seen = new Map<FindingRule['code'], Map<string, number>>();

  /** @param found - all that the rule found this time */
  sift(
    { code, lastsMs }: Pick<FindingRule, 'code' | 'lastsMs'>,
    found: readonly JudgedFinding[],
    nowMs: number,
  ): readonly JudgedFinding[] {
    if (lastsMs === undefined) {
      return found;
    }
    const before = this.seen.get(code);
    const now = new Map<string, number>();
    this.seen.set(code, now);
    return found.flatMap(finding => {
      const key = keyOf(finding.subject);
      const sinceMs = before?.get(key) ?? nowMs;
      now.set(key, sinceMs);
      const since = finding.since ?? new Date(sinceMs).toISOString();
      return nowMs - sinceMs >= lastsMs ? [{ ...finding, since }] : [];
    });
  }
}

function keyOf({ kind, namespace, name, field }: Subject): string {
  return [kind, namespace, name, field].join('\0');
}
