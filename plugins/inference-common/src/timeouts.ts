// SPDX-License-Identifier: Apache-2.0

/**
 * Where a limit is written, or who has it by default.
 *
 * @public
 */
export interface TimeoutSource {
  /** Kind of the object, or `provider` for what holds where nothing is written. */
  kind: string;
  namespace?: string;
  /** Of the object, or of the provider. */
  name: string;
  /** Path of the field, such as `spec.rules[0].timeouts.request`. */
  field?: string;
}

/**
 * One place that could limit a request, and whether it does.
 *
 * @public
 */
export interface TimeoutCandidate {
  source: TimeoutSource;
  /** As it is written: `300s`. Left out where nothing is. */
  value?: string;
  effectiveMs: number | 'unlimited' | 'unknown';
  /**
   * decides: it holds. overridden: another comes before it. ignored: what is
   * written there does not count. unseen: it could set a limit and is not watched.
   */
  role: 'decides' | 'overridden' | 'ignored' | 'unseen';
  /** Why, in words. */
  reason: string;
}

/**
 * One layer that can cut a request that passes a rule.
 * request: the whole exchange. backendRequest: one attempt to the model server.
 * idle: a connection on which nothing happens. perRetry: one of several
 * attempts. endpointPicker: the wait for the endpoint picker's choice.
 *
 * @public
 */
export interface EffectiveTimeout {
  kind: 'request' | 'backendRequest' | 'idle' | 'perRetry' | 'endpointPicker';
  /** Milliseconds; unknown where the provider's behaviour isn't known. */
  effectiveMs: number | 'unlimited' | 'unknown';
  decidedBy: TimeoutSource;
  /** What this provider measures by it. */
  semantics: string;
  /** Every place that could set it, the deciding one among them. */
  candidates: TimeoutCandidate[];
  /** Whether long answers that are streamed survive it. */
  streams: 'safe' | 'cut' | 'unknown';
  /** Why, and what to set where it is not safe. */
  advice: string;
}
