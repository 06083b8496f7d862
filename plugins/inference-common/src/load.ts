// SPDX-License-Identifier: Apache-2.0

/**
 * The bucket of a histogram that a quantile lies in, in milliseconds: the true
 * value is not outside. Without `high` there is no upper limit.
 *
 * @public
 */
export interface QuantileBounds {
  low: number;
  high?: number;
}

/**
 * Quantiles in milliseconds.
 *
 * @public
 */
export interface LatencyQuantiles {
  p50: number;
  p95: number;
  p99?: number;
  /** How exact they are. */
  bounds?: { p50: QuantileBounds; p95: QuantileBounds };
}

/**
 * How loaded an endpoint or a pool is. A signal without a value is left out.
 *
 * @public
 */
export interface Load {
  /** When the youngest sample was taken, ISO 8601. */
  at: string;
  /** Where it was read, in words: `endpoint picker qwen-v1-epp-…:9090`, `model servers (8 of 8)`. */
  source: string;
  /** Older than three collection intervals. */
  stale: boolean;
  /** Requests per second. */
  requestRate?: number;
  /** Share of requests that failed, 0..1. */
  errorRate?: number;
  /** Requests that wait: sum for a pool. */
  queueDepth?: number;
  /** Requests that run: sum for a pool. */
  runningRequests?: number;
  /** KV cache in use, 0..1: mean of the endpoints for a pool. */
  kvCacheRatio?: number;
  /** Tokens found in the prefix cache per token asked, 0..1. */
  prefixHitRatio?: number;
  /** Time to first token. */
  ttftMs?: LatencyQuantiles;
  /** Time between tokens. */
  itlMs?: LatencyQuantiles;
  /** Whole request. */
  e2eMs?: LatencyQuantiles;
  /** Generated tokens per second. */
  tokensPerSecond?: number;
  /** Requests per second that servers put back, to be computed anew, for want of KV cache. */
  preemptionRate?: number;
  /** Time of the endpoint picker's decision. */
  schedulerMs?: { p99: number; bounds?: { p99: QuantileBounds } };
  /** The picker's own saturation, 0..1 and above. */
  saturation?: number;
}

/**
 * How loaded a pool is by requests for one name.
 *
 * @public
 */
export interface ModelLoad {
  /** As clients ask for it. */
  model: string;
  /**
   * other: several names, past the number that is kept apart. unknown: no server
   * of the pool says that it serves it.
   */
  kind: 'model' | 'adapter' | 'other' | 'unknown';
  load: Load;
}
