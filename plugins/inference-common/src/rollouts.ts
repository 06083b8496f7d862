// SPDX-License-Identifier: Apache-2.0
import { GitOpsOwner, PoolRef } from './pools';

/**
 * pass: the canary is not worse than allowed, and that is shown. fail: it is
 * worse by an amount that matters, and chance does not explain it. insufficient:
 * what was measured says neither; `reasons` say why.
 *
 * @public
 */
export type RolloutVerdict = 'pass' | 'fail' | 'insufficient';

/** @public */
export type RolloutSignal = 'errorRate' | 'ttftMs' | 'itlMs' | 'e2eMs';

/**
 * What one version did in the window.
 *
 * @public
 */
export interface RolloutSample {
  /** Requests; of `itlMs`, times between tokens. */
  samples: number;
  /** Share of requests that failed, 0..1; of times, the median in ms. */
  value?: number;
  /** Of times, in ms. */
  p95?: number;
  /** Requests that failed, of `errorRate`. */
  errors?: number;
}

/**
 * How much worse the canary is. The interval holds at every moment at which it
 * is looked at, not only at one chosen before.
 *
 * @public
 */
export interface RolloutEffect {
  /**
   * difference: canary's share of errors minus stable's. ratio: the canary's
   * times are so many times stable's.
   */
  kind: 'difference' | 'ratio';
  value: number;
  low: number;
  /** Left out where there is no upper limit. */
  high?: number;
  /**
   * Of times: how often a request to the canary takes longer than one to stable,
   * 0..1; 0.5 where there is no difference.
   */
  superiority?: number;
}

/**
 * One signal of both versions in the same window.
 *
 * @public
 */
export interface RolloutComparison {
  signal: RolloutSignal;
  stable: RolloutSample;
  canary: RolloutSample;
  effect?: RolloutEffect;
  /** What `effect.value` may be: 0.02 more errors, 1.2 times as slow. */
  margin: number;
  /**
   * That the canary is not worse, by chance. Holds however often one looks; to be
   * compared with `alpha`.
   */
  p?: number;
  /** What `p` must not exceed for a failure, corrected for the other signals. */
  alpha: number;
  /** Of both versions together, or of tokens: what the test needs to decide. */
  needed?: { stable: number; canary: number };
  verdict: RolloutVerdict;
  /** One sentence on why. */
  reason: string;
  /** Where it was counted, in words. */
  source?: string;
}

/**
 * A limit that the canary alone must keep.
 *
 * @public
 */
export interface RolloutGuard {
  signal: RolloutSignal;
  /** Share of errors 0..1, or milliseconds that 95 % of the requests must not exceed. */
  limit: number;
  /** Share of the canary's requests that failed or took longer. */
  exceeded?: number;
  p?: number;
  alpha: number;
  verdict: RolloutVerdict;
  reason: string;
}

/**
 * What a step needs until it can be decided, told before it begins: by the
 * pools' own rates and distributions.
 *
 * @public
 */
export interface RolloutForecast {
  /** Requests to both versions per second, by what is measured. */
  requestsPerSecond?: number;
  /** Requests to each version until all signals are decided, 9 times of 10. */
  needed?: { stable: number; canary: number };
  /** From the step's beginning until then; left out where no requests come. */
  decidesAfterMs?: number;
  /** From now until then. */
  remainingMs?: number;
  /** In words, with what it is based on or why it can't be told. */
  reason: string;
}

/** @public */
export interface RolloutStep {
  /** When the cluster was seen to have the weight, ISO 8601. */
  at: string;
  /** The canary's share of the rule's requests from then on, 0..1. */
  weight: number;
  /** Who asked for it, as entity ref, where it is known. */
  by?: string;
  /** Address of the pull request, where it is known. */
  pullRequest?: string;
  /** As it was when the step ended; of the last step, as it is. */
  verdict?: RolloutVerdict;
  /** On the step before, when this one was asked for; left out where it needed none. */
  verdictBefore?: RolloutVerdict;
  /** Why it was asked for, where the verdict said neither way. */
  reason?: string;
}

/**
 * A change of a rollout's weights that a pull request asks for: by these, a step
 * that is seen in a cluster is known as somebody's.
 *
 * @public
 */
export interface AskedRolloutStep {
  /** What shares the requests; left out by those who can't tell, who mean whichever has these versions. */
  way?: RolloutWay;
  /** Name of the HTTPRoute or the InferenceModelRewrite; as above. */
  route?: string;
  /** Pools or, of a rewrite, models: as the rule calls them. */
  versions: { namespace: string; stable: string; canary: string };
  /** Once it is merged and applied. */
  weights: { stable: number; canary: number };
  pullRequest: string;
  verdict?: RolloutVerdict;
  reason?: string;
  /** As entity ref; only of who asks in another's name, which a plan does. */
  onBehalfOf?: string;
}

/**
 * What shares the requests. pools: an HTTPRoute, by weights of pools. rewrite: an
 * InferenceModelRewrite, by weights of models or adapters that one pool serves.
 *
 * @public
 */
export type RolloutWay = 'pools' | 'rewrite';

/**
 * Where requests are shared by a rewrite.
 *
 * @public
 */
export interface RewriteOfRollout {
  /** `llm-d.ai/v1alpha2` or `inference.networking.x-k8s.io/v1alpha2`. */
  apiVersion: string;
  /** Whose endpoint picker shares the requests. */
  pool: PoolRef;
  /** Names that clients ask for; empty where every request is shared. */
  models: string[];
}

/**
 * Two versions of a model in one rule of a route or a rewrite: what is configured,
 * what is observed, and which verdict that allows.
 *
 * @public
 */
export interface Rollout {
  way: RolloutWay;
  /** What holds the weights: the HTTPRoute, or the InferenceModelRewrite. */
  route: PoolRef;
  /** Index in its `spec.rules`. */
  rule: number;
  /**
   * The older pool. By `rewrite` the target that is written first, whose `name`
   * is a model's or an adapter's.
   */
  stable: PoolRef;
  canary: PoolRef;
  /** Other pools or targets of the rule: then this is one of several rollouts of it. */
  others: PoolRef[];
  /** Only by `rewrite`. */
  rewrite?: RewriteOfRollout;
  /** The canary's share of the rule's requests by weight, 0..1. */
  configured: number;
  /** As they stand in the rule. */
  weights: { stable: number; canary: number };
  /** The canary's share of requests to both as counted in the window, 95 % interval. */
  observed?: {
    share: number;
    low: number;
    high: number;
    requests: number;
    source: string;
  };
  verdict: RolloutVerdict;
  /** The most important first, in words. */
  reasons: string[];
  comparisons: RolloutComparison[];
  /** Limits that were asked for. */
  guards: RolloutGuard[];
  /** Before the canary's prefix cache is warm, times are not judged. */
  warmUp: {
    done: boolean;
    prefixHitRatio?: number;
    stablePrefixHitRatio?: number;
    /** In words. */
    reason: string;
  };
  /** What the comparison is about, ISO 8601: it begins with the step. */
  window?: { from: string; to: string };
  forecast: RolloutForecast;
  /** When the canary was first seen in the rule, ISO 8601. */
  startedAt?: string;
  /** Oldest first. */
  steps: RolloutStep[];
  /**
   * Whether the route's provider splits between pools as the weights say; of a
   * rewrite, whether the pool's picker follows it.
   */
  providerSupport: { ok: boolean; reason?: string };
  /**
   * What applies from Git the object that holds the weights, and which revision it
   * applied; left out where nothing in the cluster says so.
   */
  gitops?: GitOpsOwner;
  /** Where the cluster's weights are not those of Git, in words. */
  drift?: string;
}
