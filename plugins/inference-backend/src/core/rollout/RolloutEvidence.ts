// SPDX-License-Identifier: Apache-2.0
import { addTimes, BinnedTimes } from './BinnedTimes';

/** What one kind of page counted of a pool. Left out where it counts no such thing. */
export interface Counted {
  requests?: number;
  /** Requests that a rewrite gave it, whatever came of them. */
  drawn?: number;
  errors?: number;
  /**
   * Of a target of a rewrite: requests that servers of its pool failed, or may have
   * where they don't tell. Whose they were nobody says. Left out where none was read.
   */
  unassigned?: number;
  ttft?: BinnedTimes;
  itl?: BinnedTimes;
  e2e?: BinnedTimes;
  prefixHits?: number;
  prefixQueries?: number;
}

/** Who counts: the gateway's proxies, the pool's endpoint pickers, its model servers. */
export const COUNTERS = ['gateway', 'picker', 'server'] as const;
export type Counter = (typeof COUNTERS)[number];

/** What was counted of one pool, by each that counts. */
export type PoolCounts = { readonly [K in Counter]?: Counted };

function sum(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? a ?? b : a + b;
}

function addCounted(a: Counted = {}, b: Counted = {}): Counted {
  const all: Counted = {
    requests: sum(a.requests, b.requests),
    drawn: sum(a.drawn, b.drawn),
    errors: sum(a.errors, b.errors),
    unassigned: sum(a.unassigned, b.unassigned),
    prefixHits: sum(a.prefixHits, b.prefixHits),
    prefixQueries: sum(a.prefixQueries, b.prefixQueries),
    ttft: addTimes(a.ttft, b.ttft),
    itl: addTimes(a.itl, b.itl),
    e2e: addTimes(a.e2e, b.e2e),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  );
}

export function addCounts(...all: readonly PoolCounts[]): PoolCounts {
  const counters = COUNTERS.filter(counter => all.some(each => each[counter]));
  return Object.fromEntries(
    counters.map(counter => [
      counter,
      all.reduce<Counted>(
        (total, each) => addCounted(total, each[counter]),
        {},
      ),
    ]),
  );
}

/** Both versions in one and the same time. */
export interface WindowCounts {
  /** ms since the epoch */
  fromMs: number;
  toMs: number;
  stable: PoolCounts;
  canary: PoolCounts;
}

/** What is known of a step of a rollout. */
export interface RolloutEvidence {
  /** When the step began, ms since the epoch. */
  sinceMs: number;
  /** The canary's share of the requests to both by weight, 0..1. */
  share: number;
  /** Since the step began, or as far back as is compared. */
  all: WindowCounts;
  /** Since the canary's prefix cache is warm; undefined before. */
  warm?: WindowCounts;
  warmUp: {
    prefixHitRatio?: number;
    stablePrefixHitRatio?: number;
    /** In words. */
    reason: string;
  };
  /** Nobody else keeps the versions apart, which are models of one pool. */
  countedBy?: 'picker';
  /** Why what nobody counts of the versions can't be counted, in words. */
  uncounted?: string;
  /** Who counted, in words, by counter. */
  sources: { readonly [K in Counter]?: string };
}
