// SPDX-License-Identifier: Apache-2.0
import { RolloutVerdict } from '@inference-portal/backstage-plugin-inference-common';
import { ObservedRule } from './rolledRules';
import { Counter, PoolCounts } from './RolloutEvidence';

/** What was counted of each pool of a rule, `namespace/name`, in some time. */
export interface CountedSpan {
  fromMs: number;
  toMs: number;
  pools: Record<string, PoolCounts>;
}

/** Tokens that servers looked up in their prefix caches, and found, by pool. */
export interface PrefixMinute {
  atMs: number;
  pools: Record<string, { hits: number; queries: number }>;
}

/** How a step that is over ended. */
export interface StepOutcome {
  sinceMs: number;
  untilMs: number;
  /** By canary, `namespace/name`. */
  verdicts: Record<string, RolloutVerdict>;
}

/** All that is kept of one rule with several pools: of bounded size, whatever the traffic. */
export interface RolloutState extends ObservedRule {
  /** The rule's shares and what its pools run: another one is another step. */
  step: string;
  /** When the step was first seen. */
  sinceMs: number;
  /** These pools with these images were all ready once: what fails now is theirs. */
  wasReady: boolean;
  /** Since the step began, or the two newest of its spans; newest last. */
  spans: readonly CountedSpan[];
  /** As above, since all caches are warm; undefined before. */
  warm?: readonly CountedSpan[];
  /** The last minutes, newest last. */
  prefixes: readonly PrefixMinute[];
  /** Of steps before, oldest first. */
  outcomes: readonly StepOutcome[];
  /** Who counted, in words. */
  sources: { readonly [K in Counter]?: string };
}
