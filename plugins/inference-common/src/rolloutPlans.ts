// SPDX-License-Identifier: Apache-2.0
import { RolloutVerdict, RolloutWay } from './rollouts';

/**
 * Name of the file that holds a model's plan, beside its `catalog-info.yaml`.
 *
 * @public
 */
export const ROLLOUT_PLAN_FILE = 'rollout.yaml';

/**
 * One step of a plan.
 *
 * @public
 */
export interface RolloutPlanStep {
  /** The canary's share in percent, 0 to 100. */
  weight: number;
  /** How long it has to stay there before the next step. */
  bakeMs: number;
  /** Requests that the canary has to have answered in this step before the next. */
  minRequests?: number;
  /** A person opens this step, whatever `automation` says. */
  approval: boolean;
}

/**
 * What a rollout is judged by beyond what holds anywhere; see the query of
 * `GET /rollouts`.
 *
 * @public
 */
export interface RolloutPlanLimits {
  /** Share of the canary's requests that may fail, 0..1. */
  maxErrorRate?: number;
  /** Milliseconds that 95 % of the canary's requests must not exceed. */
  maxTtftMs?: number;
  maxItlMs?: number;
  maxE2eMs?: number;
  /** Share of errors that the canary may have more, 0..1. */
  errorMargin?: number;
  /** Times as slow as the stable version that the canary may be. */
  slowdownMargin?: number;
}

/**
 * Steps of a rollout as data in the model's repository.
 *
 * @public
 */
export interface RolloutPlan {
  /** What shares the requests. */
  way: RolloutWay;
  namespace: string;
  /** Name of the HTTPRoute, or of the InferenceModelRewrite. */
  route: string;
  /** Position of the rule, where several have both versions. */
  rule?: number;
  /** Pools, or models and adapters of a rewrite. */
  stable: string;
  canary: string;
  /** For whom the portal opens pull requests, as entity ref; the model's owner where left out. */
  owner?: string;
  /** Who is asked where a person has to decide, as entity refs; the model's owners where empty. */
  approvers: string[];
  /** By rising weight. */
  steps: RolloutPlanStep[];
  limits: RolloutPlanLimits;
  automation: {
    /** The portal opens the next step's pull request on `pass`. */
    nextStep: boolean;
    /** The portal opens the abort's pull request on `fail`. */
    abort: boolean;
  };
  /** How it came to its end: nothing follows from it any more. */
  ended?: 'promoted' | 'aborted';
}

/**
 * A change that a plan leads to. retire: the old version is taken away.
 *
 * @public
 */
export type RolloutPlanAction = 'shift' | 'promote' | 'retire' | 'abort';

/**
 * How a plan stands. baking: the step's time is not over. measuring: the verdict
 * is not known yet. acting: the portal opens a pull request. asking: people have
 * to merge, or to decide. held: something is in the way, which is tried again.
 * failed: the verdict is fail. aborted, done: nothing follows.
 *
 * @public
 */
export type RolloutPlanPhase =
  | 'baking'
  | 'measuring'
  | 'acting'
  | 'asking'
  | 'held'
  | 'failed'
  | 'aborted'
  | 'done';

/**
 * What the portal did about a plan, the last time.
 *
 * @public
 */
export interface RolloutPlanDeed {
  action: RolloutPlanAction;
  /** The canary's share in percent that it leads to. */
  weight: number;
  /** ISO 8601. */
  at: string;
  /** starting, running: its task is on. proposed: its pull request is there. */
  state: 'starting' | 'running' | 'proposed' | 'failed';
  /** For whom, as entity ref. */
  onBehalfOf: string;
  verdict?: RolloutVerdict;
  /** Of the scaffolder. */
  taskId?: string;
  pullRequest?: string;
  /** Why it failed. */
  reason?: string;
  /** When it is tried again, ISO 8601. */
  retryAt?: string;
}

/**
 * A rollout's plan and where it stands.
 *
 * @public
 */
export interface RolloutPlanStatus {
  way: RolloutWay;
  namespace: string;
  /** Name of the HTTPRoute, or of the InferenceModelRewrite. */
  route: string;
  stable: string;
  canary: string;
  /** Address of the file. */
  url: string;
  /** Why the file can't be used as it is; then the plan is the last that could be. */
  problem?: string;
  plan?: RolloutPlan;
  /** Index of the step that is on; missing before the first. */
  step?: number;
  phase: RolloutPlanPhase;
  /** What comes next, where it is known. */
  next?: {
    action: RolloutPlanAction;
    /** The canary's share in percent. */
    weight: number;
    /** Not before, ISO 8601; missing where no time is known. */
    at?: string;
    /** The portal opens its pull request. */
    automatic: boolean;
  };
  /** One sentence: why it stands so. */
  reason: string;
  /** Whose decision is waited for, as entity refs; empty where nobody's is. */
  waitingFor: string[];
  deed?: RolloutPlanDeed;
  /** When this was decided, ISO 8601. */
  decidedAt: string;
}
