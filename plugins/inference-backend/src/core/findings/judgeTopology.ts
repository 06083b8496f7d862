// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  KindStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterTopology } from '../topology/ClusterTopology';
import { compareText } from '../topology/objectKey';
import { explainAway } from './explainAway';
import {
  FindingRule,
  JudgeContext,
  JudgedFinding,
  WatchedKind,
} from './FindingRule';
import { LoadView, NO_LOAD } from './LoadView';
import { Patience } from './Patience';
import { NO_STATUS_MEMORY, StatusView } from './StatusMemory';

export interface Verdict {
  findings: JudgedFinding[];
  /** Codes that could not be judged, and the kinds they lack. */
  silenced: Array<{ code: FindingCode; kinds: WatchedKind[] }>;
  /** Rules that failed: bugs, to be logged. */
  failures: Array<{ code: FindingCode; error: unknown }>;
}

export interface JudgeOptions {
  /** Nothing is measured where it is left out. */
  load?: LoadView;
  /** Without it nothing is known to have lasted, and what must last isn't found. */
  patience?: Patience;
  /** Nothing is remembered where it is left out. */
  statuses?: StatusView;
}

/** Asks every rule of the whole cluster, and leaves out what a deeper finding explains. */
export function judgeTopology(
  topology: ClusterTopology,
  rules: readonly FindingRule[],
  nowMs: number,
  {
    load = NO_LOAD,
    patience = new Patience(),
    statuses = NO_STATUS_MEMORY,
  }: JudgeOptions = {},
): Verdict {
  const isKnown = knownKinds(topology.snapshot.kinds);
  const answers: Verdict = { findings: [], silenced: [], failures: [] };
  for (const rule of rules) {
    const { code, needs } = rule;
    const kinds = needs.filter(kind => !isKnown(kind));
    if (kinds.length > 0) {
      answers.silenced.push({ code, kinds });
    } else {
      const context = { nowMs, isKnown, load, statuses };
      const { found, error } = askRule(rule, topology, context);
      if (error !== undefined) {
        answers.failures.push({ code, error });
      }
      answers.findings.push(...patience.sift(rule, found, nowMs));
    }
  }
  return conclude(answers, rules);
}

/** One rule's bug must not take the others' findings from the screen. */
export function askRule(
  rule: FindingRule,
  topology: ClusterTopology,
  context: JudgeContext,
): { found: JudgedFinding[]; error?: unknown } {
  try {
    const found = rule
      .judge(topology, context)
      .map(judgement => ({ ...judgement, code: rule.code }));
    return { found };
  } catch (error) {
    return { found: [], error };
  }
}

/** Causes told from consequences, in an order of their own. */
export function conclude(
  answers: Verdict,
  rules: readonly FindingRule[],
): Verdict {
  return {
    ...answers,
    findings: explainAway(answers.findings, rules).sort(compareFindings),
  };
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
    compareText(a.subject.field ?? '', b.subject.field ?? '') ||
    // Two gateways may say the same of one field.
    compareText(a.detail, b.detail)
  );
}
