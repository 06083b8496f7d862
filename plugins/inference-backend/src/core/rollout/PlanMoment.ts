// SPDX-License-Identifier: Apache-2.0
import {
  RolloutPlan,
  RolloutPlanAction,
  RolloutPlanPhase,
  RolloutVerdict,
} from '@inference-portal/backstage-plugin-inference-common';

/** A rollout in one cluster, as far as a plan depends on it. */
export interface SeenRollout {
  cluster: string;
  /** The cluster tells what is in it. */
  isLive: boolean;
  /** The canary's share of what both versions get, in percent. */
  weight: number;
  /** What it was since when, in percent of the rule; newest last. */
  steps: ReadonlyArray<{ atMs: number; weight: number }>;
  verdict: RolloutVerdict;
  reasons: readonly string[];
  /** That the canary answered in this step. */
  requests: number;
  /** The cluster's weights are not those of Git, in words. */
  drift?: string;
  /** Why weights do not lead where they say, in words. */
  hindrance?: string;
}

/** What was done about a plan last. */
export interface PlanDeed {
  action: RolloutPlanAction;
  weight: number;
  /** Since when the canary had the weight that it began at: with another one it is over. */
  sinceMs: number;
  state: 'starting' | 'running' | 'proposed' | 'failed';
  pullRequest?: string;
  reason?: string;
  /** When it is tried again, where it failed. */
  retryMs?: number;
}

export interface PlanMoment {
  /** Undefined where the repository has none: then nothing is done, but people are told. */
  plan?: RolloutPlan;
  seen: readonly SeenRollout[];
  deed?: PlanDeed;
  nowMs: number;
}

export interface PlanDecision {
  phase: RolloutPlanPhase;
  /** Index of the plan's step that is on. */
  step?: number;
  next?: {
    action: RolloutPlanAction;
    weight: number;
    atMs?: number;
    automatic: boolean;
  };
  /** One sentence, without its full stop. */
  reason: string;
  /** The portal is to do it at this moment. */
  acts: boolean;
  /** Since when the canary has its weight everywhere. */
  sinceMs?: number;
}
