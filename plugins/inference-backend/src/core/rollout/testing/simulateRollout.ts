// SPDX-License-Identifier: Apache-2.0
import { BinnedTimes } from '../BinnedTimes';
import { neededFor, testRollout, verdictOf } from '../judgeRollout';
import { PoolCounts, RolloutEvidence } from '../RolloutEvidence';
import { DEFAULT_SETTINGS, ROLLOUT_SIGNALS } from '../RolloutSettings';
import { RolloutSignal } from '@inference-portal/backstage-plugin-inference-common';

/** vLLM's own bounds, in ms. */
export const VLLM_TTFT_MS = [
  1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000,
  20_000, 40_000, 80_000, 160_000, 640_000, 2_560_000,
];
const VLLM_ITL_MS = [
  10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2500, 5000, 7500,
  10_000, 20_000, 40_000, 80_000,
];
const VLLM_E2E_MS = [
  300, 500, 800, 1000, 1500, 2000, 2500, 5000, 10_000, 15_000, 20_000, 30_000,
  40_000, 50_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000,
  7_680_000,
];

/** What requests to one version are like. */
export interface VersionModel {
  /** Of the median request, in ms. */
  ttftMs: number;
  /** Of the logarithm. */
  spread: number;
  /** Requests that take ten times as long: the heavy tail. */
  slowShare: number;
  errorRate: number;
  /** Between tokens of the median request, and how much requests differ: of the logarithm. */
  itlMs: number;
  itlSpread: number;
}

export interface RolloutModel {
  stable: VersionModel;
  canary: VersionModel;
  share: number;
  requestsPerSecond: number;
  minutes: number;
  /** Of the logarithm, from minute to minute, for both versions alike. */
  drift: number;
}

/** Mulberry32: the same numbers for the same seed everywhere. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function drawNormal(chance: () => number): number {
  return (
    Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  );
}

class Counter {
  requests = 0;
  errors = 0;
  private readonly ttft = new Array<number>(VLLM_TTFT_MS.length + 1).fill(0);
  private readonly itl = new Array<number>(VLLM_ITL_MS.length + 1).fill(0);
  private readonly e2e = new Array<number>(VLLM_E2E_MS.length + 1).fill(0);
  private readonly sumsMs = { ttft: 0, itl: 0, e2e: 0 };

  draw(model: VersionModel, pace: number, chance: () => number): void {
    this.requests++;
    if (chance() < model.errorRate) {
      this.errors++;
      return;
    }
    const isSlow = chance() < model.slowShare;
    const ttft =
      model.ttftMs *
      pace *
      (isSlow ? 10 : 1) *
      Math.exp(model.spread * drawNormal(chance));
    // All tokens of a request are as quick or slow: the worst case.
    const itl =
      model.itlMs * pace * Math.exp(model.itlSpread * drawNormal(chance));
    const tokens = Math.ceil(150 * Math.exp(0.8 * drawNormal(chance)));
    add(this.ttft, VLLM_TTFT_MS, ttft, 1);
    add(this.itl, VLLM_ITL_MS, itl, tokens);
    add(this.e2e, VLLM_E2E_MS, ttft + itl * tokens, 1);
    this.sumsMs.ttft += ttft;
    this.sumsMs.itl += itl * tokens;
    this.sumsMs.e2e += ttft + itl * tokens;
  }

  counts(): PoolCounts {
    const times = (
      boundsMs: number[],
      counts: number[],
      sumMs: number,
    ): BinnedTimes => ({ boundsMs, counts, sumMs });
    return {
      server: {
        requests: this.requests,
        errors: this.errors,
        ttft: times(VLLM_TTFT_MS, this.ttft, this.sumsMs.ttft),
        itl: times(VLLM_ITL_MS, this.itl, this.sumsMs.itl),
        e2e: times(VLLM_E2E_MS, this.e2e, this.sumsMs.e2e),
      },
    };
  }
}

function add(
  counts: number[],
  boundsMs: readonly number[],
  ms: number,
  how: number,
): void {
  const index = boundsMs.findIndex(bound => ms <= bound);
  counts[index < 0 ? boundsMs.length : index] += how;
}

function evidenceOf(
  stable: Counter,
  canary: Counter,
  { share }: RolloutModel,
  minute: number,
): RolloutEvidence {
  const all = {
    fromMs: 0,
    toMs: minute * 60_000,
    stable: stable.counts(),
    canary: canary.counts(),
  };
  return {
    sinceMs: 0,
    share,
    all,
    warm: all,
    warmUp: { reason: 'The prefix caches are warm' },
    sources: {},
  };
}

/** What the tool asks for, by an hour of the stable version alone. */
export function sizeAsked(
  model: RolloutModel,
  seed: number,
): Record<RolloutSignal, number> {
  const chance = createChance(seed);
  const stable = new Counter();
  for (let i = 0; i < model.requestsPerSecond * 3600; i++) {
    stable.draw(model.stable, 1, chance);
  }
  const evidence = evidenceOf(stable, new Counter(), model, 60);
  const of = (signal: RolloutSignal) => {
    const needed = neededFor(signal, evidence, {
      share: model.share,
      settings: DEFAULT_SETTINGS,
    });
    return needed ? needed.stable + needed.canary : Infinity;
  };
  return Object.fromEntries(
    ROLLOUT_SIGNALS.map(signal => [signal, of(signal)]),
  ) as Record<RolloutSignal, number>;
}

export interface RolloutOutcome {
  /** At the first look that failed it. */
  failed?: { minute: number; signals: RolloutSignal[] };
  /** At the first look at which all signals passed. */
  passed?: number;
  requests: number;
}

/** One rollout that is looked at every minute, until it fails or its time is over. */
export function simulateRollout(
  model: RolloutModel,
  seed: number,
): RolloutOutcome {
  const chance = createChance(seed);
  const [stable, canary] = [new Counter(), new Counter()];
  let passed: number | undefined;
  let requests = 0;
  for (let minute = 1; minute <= model.minutes; minute++) {
    const pace = Math.exp(model.drift * drawNormal(chance));
    const mean = model.requestsPerSecond * 60;
    const count = Math.max(
      0,
      Math.round(mean + Math.sqrt(mean) * drawNormal(chance)),
    );
    for (let i = 0; i < count; i++) {
      const isCanary = chance() < model.share;
      (isCanary ? canary : stable).draw(
        isCanary ? model.canary : model.stable,
        pace,
        chance,
      );
    }
    requests += count;
    const { tests, levels } = testRollout(
      evidenceOf(stable, canary, model, minute),
      DEFAULT_SETTINGS,
    );
    const verdicts = tests.map((test, index) => verdictOf(test, levels[index]));
    const signals = ROLLOUT_SIGNALS.filter(
      (_, index) => verdicts[index] === 'fail',
    );
    if (signals.length > 0) {
      return { failed: { minute, signals }, passed, requests };
    }
    if (verdicts.every(verdict => verdict === 'pass')) {
      passed ??= minute;
    }
  }
  return { passed, requests };
}
