// SPDX-License-Identifier: Apache-2.0
import { judgeWarmth, PREFIXES_MS } from '../../core/rollout/judgeWarmth';
import { ObservedRule } from '../../core/rollout/rolledRules';
import {
  addCounts,
  Counter,
  PoolCounts,
  RolloutEvidence,
} from '../../core/rollout/RolloutEvidence';
import { evidenceOf } from '../../core/rollout/evidenceOf';
import { judgeStep } from '../../core/rollout/judgeStep';
import { RolloutSettings } from '../../core/rollout/RolloutSettings';
import {
  CountedSpan,
  PrefixMinute,
  RolloutState,
  StepOutcome,
} from '../../core/rollout/RolloutState';

/**
 * What is compared goes back between one and two of these: sliding would be a new
 * look at new data each minute, and let false alarms pile up.
 */
const SPAN_MS = 6 * 3_600_000;
/** What others are told, and what is saved, is renewed so often. */
const PUBLISH_MS = 60_000;
/** Steps of which it is known how they ended. */
const MAX_OUTCOMES = 20;
/**
 * Servers load models for minutes, and requests fail until then. That says nothing
 * of the version; that it takes longer than this does.
 */
const COMES_UP_MS = 15 * 60_000;
const READY = { wasReady: true, unready: undefined };
/** A rule that was not seen for so long is forgotten. */
const FORGET_MS = 3_600_000;

/** A rule, and by what its rollouts are judged. */
export interface LoggedRule extends ObservedRule {
  /** By canary; those that hold anywhere where left out. */
  settings?: Readonly<Record<string, RolloutSettings>>;
}

/** What was counted of a rule since it was last noted. */
export interface CountedRule extends LoggedRule {
  counts: Record<string, PoolCounts>;
  sources: { readonly [K in Counter]?: string };
}

/** What a database counted of a rule since its step began, and since it is warm. */
export interface CountedSince extends CountedRule {
  warm?: Record<string, PoolCounts>;
}

interface Kept {
  live: RolloutState;
  published: RolloutState;
  publishedMs: number;
  seenMs: number;
}

/** What both versions of each rollout of a cluster did, step by step. */
export class RolloutLog {
  private readonly kept = new Map<string, Kept>();
  /** By canary. */
  private readonly evidences = new WeakMap<
    RolloutState,
    Map<string, RolloutEvidence>
  >();

  /** @param remembered - from before a restart */
  constructor(remembered: readonly RolloutState[] = []) {
    for (const state of remembered) {
      const seenMs = state.spans[state.spans.length - 1]?.toMs ?? state.sinceMs;
      this.kept.set(state.key, {
        live: state,
        published: state,
        publishedMs: seenMs,
        seenMs,
      });
    }
  }

  /** Adds what was counted since the last time, to the step that is on. */
  add(rule: CountedRule, nowMs: number): void {
    if (this.comesUp(rule, nowMs)) {
      return;
    }
    const state = this.stepOf(rule, nowMs);
    const known = this.kept.get(rule.key)?.live;
    const isBegun = !known || known.step === state.step;
    // What came in since the last round came in partly before the step.
    const counts = isBegun ? rule.counts : {};
    const prefixes = withMinute(state, prefixesOf(rule.counts), nowMs);
    const isWarm =
      state.warm !== undefined ||
      judgeWarmth(prefixes, rule.pools, nowMs).isWarm;
    this.keep(
      {
        ...state,
        ...READY,
        prefixes,
        sources: rule.sources,
        spans: grow(state.spans, counts, nowMs),
        ...(isWarm && {
          // What came in before it was noticed is not compared.
          warm: state.warm
            ? grow(state.warm, counts, nowMs)
            : [{ fromMs: nowMs, toMs: nowMs, pools: {} }],
        }),
      },
      nowMs,
    );
  }

  /** Replaces what was counted, by what a database counted over the whole step. */
  set(rule: CountedSince, nowMs: number): void {
    if (this.comesUp(rule, nowMs)) {
      return;
    }
    const state = this.stepOf(rule, nowMs);
    const [{ fromMs, pools: before }] = state.spans;
    const prefixes = withMinute(
      state,
      differenceOf(prefixesOf(rule.counts), prefixesOf(before)),
      nowMs,
    );
    const warmFromMs =
      state.warm?.[0].fromMs ??
      (judgeWarmth(prefixes, rule.pools, nowMs).isWarm ? nowMs : undefined);
    this.keep(
      {
        ...state,
        ...READY,
        prefixes,
        sources: rule.sources,
        spans: [{ fromMs, toMs: nowMs, pools: rule.counts }],
        ...(warmFromMs !== undefined && {
          warm: [{ fromMs: warmFromMs, toMs: nowMs, pools: rule.warm ?? {} }],
        }),
      },
      nowMs,
    );
  }

  /**
   * Whether a version is still coming up, or was until now: then what is counted
   * begins now.
   */
  comesUp(rule: LoggedRule, nowMs: number): boolean {
    const state = this.stepOf(rule, nowMs);
    const { unready } = rule;
    const isComing = unready
      ? nowMs - state.sinceMs < COMES_UP_MS
      : state.unready !== undefined;
    if (state.wasReady || !isComing) {
      return false;
    }
    const spans = [{ fromMs: nowMs, toMs: nowMs, pools: {} }];
    const wasReady = unready === undefined;
    this.keep({ ...state, unready, wasReady, spans }, nowMs);
    return true;
  }

  /** The state that counts for the rule as it is: begun anew where it is another step. */
  stepOf(rule: LoggedRule, nowMs: number): RolloutState {
    const { key, pools, shares, versions, countedBy } = rule;
    const step = JSON.stringify([pools, shares, versions]);
    const known = this.kept.get(key)?.live;
    if (known?.step === step) {
      return known;
    }
    const areKnown =
      known?.versions === versions && known.pools.join() === pools.join();
    return {
      key,
      step,
      pools,
      shares,
      versions,
      ...(countedBy && { countedBy }),
      wasReady: areKnown && known.wasReady,
      sinceMs: nowMs,
      outcomes: known
        ? [...known.outcomes, outcomeOf(known, rule.settings)].slice(
            -MAX_OUTCOMES,
          )
        : [],
      spans: [{ fromMs: nowMs, toMs: nowMs, pools: {} }],
      // Other weights leave the caches as they are.
      prefixes: known?.versions === versions ? known.prefixes : [],
      sources: {},
    };
  }

  /** Of one pool of the rule against the oldest; the same object until there is more. */
  evidence(key: string, canary: string): RolloutEvidence | undefined {
    const state = this.kept.get(key)?.live;
    if (!state) {
      return undefined;
    }
    const known = this.evidences.get(state)?.get(canary);
    if (known) {
      return known;
    }
    const evidence = evidenceOf(state, canary);
    const ofState = this.evidences.get(state) ?? new Map();
    this.evidences.set(state, ofState.set(canary, evidence));
    return evidence;
  }

  /** How the steps before the one that is on ended, oldest first. */
  outcomes(key: string): readonly StepOutcome[] {
    return this.kept.get(key)?.live.outcomes ?? [];
  }

  /** Replaced objects, not changed ones. */
  states(): RolloutState[] {
    return [...this.kept.values()].map(({ published }) => published);
  }

  private keep(live: RolloutState, nowMs: number): void {
    const known = this.kept.get(live.key);
    const isDue =
      known?.published.step !== live.step ||
      nowMs - known.publishedMs >= PUBLISH_MS;
    this.kept.set(live.key, {
      live,
      published: known && !isDue ? known.published : live,
      publishedMs: known && !isDue ? known.publishedMs : nowMs,
      seenMs: nowMs,
    });
    for (const [key, { seenMs }] of this.kept) {
      if (nowMs - seenMs > FORGET_MS) {
        this.kept.delete(key);
      }
    }
  }
}

/** As it was judged at its end, by what its plan says then. */
function outcomeOf(
  state: RolloutState,
  settings: LoggedRule['settings'] = {},
): StepOutcome {
  const { pools, sinceMs, spans } = state;
  return {
    sinceMs,
    untilMs: spans[spans.length - 1].toMs,
    verdicts: Object.fromEntries(
      pools
        .slice(1)
        .map(canary => [
          canary,
          judgeStep(evidenceOf(state, canary), settings[canary]).verdict,
        ]),
    ),
  };
}

/** Adds to the newest span, or begins one and drops the oldest. */
function grow(
  spans: readonly CountedSpan[],
  counts: Record<string, PoolCounts>,
  nowMs: number,
): readonly CountedSpan[] {
  const last = spans[spans.length - 1];
  if (nowMs - last.fromMs >= SPAN_MS) {
    return [last, { fromMs: last.toMs, toMs: nowMs, pools: counts }];
  }
  const names = new Set([...Object.keys(last.pools), ...Object.keys(counts)]);
  const pools = Object.fromEntries(
    [...names].map(name => [
      name,
      addCounts(last.pools[name] ?? {}, counts[name] ?? {}),
    ]),
  );
  return [...spans.slice(0, -1), { ...last, toMs: nowMs, pools }];
}

function prefixesOf(counts: Record<string, PoolCounts>): PrefixMinute['pools'] {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([pool, { server }]) =>
      server?.prefixHits !== undefined && server.prefixQueries !== undefined
        ? [[pool, { hits: server.prefixHits, queries: server.prefixQueries }]]
        : [],
    ),
  );
}

function differenceOf(
  now: PrefixMinute['pools'],
  before: PrefixMinute['pools'],
): PrefixMinute['pools'] {
  return Object.fromEntries(
    Object.entries(now).map(([pool, { hits, queries }]) => [
      pool,
      {
        hits: Math.max(0, hits - (before[pool]?.hits ?? 0)),
        queries: Math.max(0, queries - (before[pool]?.queries ?? 0)),
      },
    ]),
  );
}

function withMinute(
  { prefixes }: RolloutState,
  pools: PrefixMinute['pools'],
  nowMs: number,
): PrefixMinute[] {
  return [
    ...prefixes.filter(({ atMs }) => atMs > nowMs - PREFIXES_MS - PUBLISH_MS),
    { atMs: nowMs, pools },
  ];
}
