// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  KindStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ClusterTopology } from '../topology/ClusterTopology';
import { LiveTopology } from '../topology/LiveTopology';
import { FindingRule, JudgeContext, JudgedFinding } from './FindingRule';
import { askRule, conclude, knownKinds, Verdict } from './judgeTopology';
import { LoadView } from './LoadView';
import { Patience } from './Patience';
import { StatusMemory } from './StatusMemory';
import { sliceTouched, TouchedSlice } from './touchedSlice';

/** Rules that ask for the time are asked anew this often, though nothing else changes. */
const REASK_MS = 20_000;

/** What a rule found when it was last asked. */
interface Asked {
  found: JudgedFinding[];
  error?: unknown;
  /** What it found depends on when it was asked. */
  readsClock: boolean;
  /** When it was last asked of the whole cluster. */
  atMs: number;
}

/** What a judging sees beside the cluster's objects. */
interface Seen {
  nowMs: number;
  load: LoadView;
}

/** What is to be judged, and what of it is new. */
interface Occasion {
  topology: ClusterTopology;
  /** Undefined where everything is. */
  slice?: TouchedSlice;
  nowMs: number;
  context: JudgeContext;
}

/**
 * Judges one cluster again and again, and asks of the rules only what changed
 * since: it finds the same as judging from nothing, in a fraction of the time.
 */
export class ClusterJudge {
  private readonly live = new LiveTopology();
  private readonly patience = new Patience();
  private readonly statuses = new StatusMemory();
  private readonly asked = new Map<FindingCode, Asked>();
  /** Rules that ask for numbers, and were not asked of the newest. */
  private readonly behind = new Set<FindingRule>();
  private kinds?: string;
  private topology?: ClusterTopology;

  constructor(private readonly rules: readonly FindingRule[]) {}

  /** Numbers are others than before: rules that ask for them are asked again. */
  numbersChanged(): void {
    for (const rule of this.rules) {
      if (rule.readsLoad) {
        this.behind.add(rule);
      }
    }
  }

  /**
   * Rules that the next judging has to ask of the whole cluster, as numbers changed,
   * and that may be asked before it. While one goes through them they become fewer.
   */
  get rulesBehind(): Iterable<FindingRule> {
    return this.behind;
  }

  /** Asks one of them of the cluster as it was last judged. */
  askAhead(rule: FindingRule, seen: Seen): void {
    const { topology } = this;
    this.behind.delete(rule);
    if (topology) {
      const context = this.contextOf(topology.snapshot, seen);
      this.asked.set(rule.code, {
        ...ask(rule, topology, context),
        atMs: seen.nowMs,
      });
    }
  }

  /** @returns a topology that is of use until the next judging */
  judge(
    snapshot: ClusterSnapshot,
    seen: Seen,
  ): { topology: ClusterTopology; verdict: Verdict } {
    const { nowMs } = seen;
    const { topology, touched } = this.live.update(snapshot);
    this.topology = topology;
    const kinds = describeKinds(snapshot.kinds);
    const isKindsSame = this.kinds === kinds;
    this.kinds = kinds;
    this.statuses.note(topology.pools, nowMs);
    const verdict = this.askAll({
      topology,
      ...(isKindsSame && touched && { slice: sliceTouched(topology, touched) }),
      nowMs,
      context: this.contextOf(snapshot, seen),
    });
    return { topology, verdict };
  }

  private contextOf({ kinds }: ClusterSnapshot, seen: Seen): JudgeContext {
    const { statuses } = this;
    return { ...seen, statuses, isKnown: knownKinds(kinds) };
  }

  private askAll(occasion: Occasion): Verdict {
    const { nowMs, context } = occasion;
    const answers: Verdict = { findings: [], silenced: [], failures: [] };
    for (const rule of this.rules) {
      const { code, needs } = rule;
      const kinds = needs.filter(kind => !context.isKnown(kind));
      if (kinds.length > 0) {
        this.asked.delete(code);
        answers.silenced.push({ code, kinds });
      } else {
        const before = this.behind.has(rule) ? undefined : this.asked.get(code);
        const asked = askAgain(rule, before, occasion);
        this.asked.set(code, asked);
        if (asked.error !== undefined) {
          answers.failures.push({ code, error: asked.error });
        }
        answers.findings.push(...this.patience.sift(rule, asked.found, nowMs));
      }
    }
    this.behind.clear();
    return conclude(answers, this.rules);
  }
}

/** Everything that decides which kinds are known. */
function describeKinds(kinds: readonly KindStatus[]): string {
  return kinds
    .map(({ kind, state, lastSyncedAt }) =>
      [kind, state, lastSyncedAt !== undefined].join(' '),
    )
    .join();
}

function askAgain(
  rule: FindingRule,
  before: Asked | undefined,
  occasion: Occasion,
): Asked {
  const { topology, slice, nowMs, context } = occasion;
  if (!before || !slice || isAllNew(rule, before, occasion, slice)) {
    return { ...ask(rule, topology, context), atMs: nowMs };
  }
  const { pools, routes } = slice.touched;
  if (rule.looksAt || pools.size + routes.size === 0) {
    return before;
  }
  const anew = ask(rule, slice.topology, context);
  if (anew.error !== undefined) {
    return { ...anew, atMs: before.atMs };
  }
  return {
    found: [
      ...before.found.filter(finding => !slice.holds(finding)),
      ...anew.found,
    ],
    readsClock: before.readsClock || anew.readsClock,
    atMs: before.atMs,
  };
}

/** Whether the rule must be asked of the whole cluster. */
function isAllNew(
  { readsLoad, looksAt }: FindingRule,
  before: Asked,
  { nowMs }: Occasion,
  { touched, holds }: TouchedSlice,
): boolean {
  const isDue = nowMs - before.atMs >= REASK_MS;
  return (
    // A rule that failed left nothing that could be added to.
    before.error !== undefined ||
    (isDue && (before.readsClock || readsLoad === true)) ||
    (looksAt !== undefined &&
      (looksAt.some(list => touched.kinds.has(list)) ||
        before.found.some(holds)))
  );
}

function ask(
  rule: FindingRule,
  topology: ClusterTopology,
  context: JudgeContext,
): Omit<Asked, 'atMs'> {
  let readsClock = false;
  const answer = askRule(rule, topology, {
    ...context,
    get nowMs() {
      readsClock = true;
      return context.nowMs;
    },
    get statuses() {
      readsClock = true;
      return context.statuses;
    },
  });
  return { ...answer, readsClock };
}
