// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  KindStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterTopology } from '../topology/ClusterTopology';
import { compareText } from '../topology/objectKey';
import { explainAway } from './explainAway';
import { FindingRule, JudgedFinding, WatchedKind } from './FindingRule';

export interface Verdict {
  findings: JudgedFinding[];
  /** Codes that could not be judged, and the kinds they lack. */
  silenced: Array<{ code: FindingCode; kinds: WatchedKind[] }>;
  /** Rules that failed: bugs, to be logged. */
  failures: Array<{ code: FindingCode; error: unknown }>;
}

/** Asks every rule, and leaves out what a deeper finding explains. */
export function judgeTopology(
  topology: ClusterTopology,
  rules: readonly FindingRule[],
  nowMs: number,
): Verdict {
  const isKnown = knownKinds(topology.snapshot.kinds);
  const verdict: Verdict = { findings: [], silenced: [], failures: [] };
  const found: JudgedFinding[] = [];
  for (const { code, needs, judge } of rules) {
    const kinds = needs.filter(kind => !isKnown(kind));
    if (kinds.length > 0) {
      verdict.silenced.push({ code, kinds });
      continue;
    }
    try {
      for (const judgement of judge(topology, { nowMs, isKnown })) {
        found.push({ ...judgement, code });
      }
    } catch (error) {
      // One rule's bug must not take the others' findings from the screen.
      verdict.failures.push({ code, error });
    }
  }
  verdict.findings = explainAway(found, rules).sort(compareFindings);
  return verdict;
}

/**
 * A kind is known while it is watched, while the cluster doesn't serve it, and
 * where its watch broke after a first list: then the last known counts. Of a
 * kind that comes in several API versions one that can be read suffices.
 */
export function knownKinds(
  kinds: readonly KindStatus[],
): (kind: WatchedKind) => boolean {
  const readable = new Set<string>();
  const missing = new Set<string>();
  const hidden = new Set<string>();
  for (const { kind, state, lastSyncedAt } of kinds) {
    if (state === 'watching' || (state === 'error' && lastSyncedAt)) {
      readable.add(kind);
    } else if (state === 'missing') {
      missing.add(kind);
    } else {
      hidden.add(kind);
    }
  }
  return kind => readable.has(kind) || (missing.has(kind) && !hidden.has(kind));
}

function compareFindings(a: JudgedFinding, b: JudgedFinding): number {
  return (
    compareText(a.code, b.code) ||
    compareText(a.subject.namespace ?? '', b.subject.namespace ?? '') ||
    compareText(a.subject.kind, b.subject.kind) ||
    compareText(a.subject.name, b.subject.name) ||
    compareText(a.subject.field ?? '', b.subject.field ?? '')
  );
}
