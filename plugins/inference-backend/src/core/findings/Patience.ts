// SPDX-License-Identifier: Apache-2.0
import { FindingRule, JudgedFinding, Subject } from './FindingRule';

/**
 * A page that can't be read for a round or two leaves its rules silent, which
 * is no sign that anything ended: absences up to this long don't count.
 */
const BRIDGED_MS = 30_000;

interface Sighting {
  sinceMs: number;
  /** When it was first not found, while that may still be a gap. */
  absentSinceMs?: number;
}

/**
 * Remembers of one cluster since when each finding of a rule that waits is
 * there, and holds it back until it has lasted. Starts anew after a break.
 */
export class Patience {
  private readonly seen = new Map<FindingRule['code'], Map<string, Sighting>>();

  /** @param found - all that the rule found this time */
  sift(
    { code, lastsMs }: Pick<FindingRule, 'code' | 'lastsMs'>,
    found: readonly JudgedFinding[],
    nowMs: number,
  ): readonly JudgedFinding[] {
    if (lastsMs === undefined) {
      return found;
    }
    const sightings = new Map<string, Sighting>();
    for (const [key, { sinceMs, absentSinceMs = nowMs }] of this.seen.get(
      code,
    ) ?? []) {
      if (nowMs - absentSinceMs <= BRIDGED_MS) {
        sightings.set(key, { sinceMs, absentSinceMs });
      }
    }
    this.seen.set(code, sightings);
    return found.flatMap(finding => {
      const key = keyOf(finding.subject);
      const sinceMs = sightings.get(key)?.sinceMs ?? nowMs;
      sightings.set(key, { sinceMs });
      const since = finding.since ?? new Date(sinceMs).toISOString();
      return nowMs - sinceMs >= lastsMs ? [{ ...finding, since }] : [];
    });
  }
}

function keyOf({ kind, namespace, name, field }: Subject): string {
  return [kind, namespace, name, field].join('\0');
}
