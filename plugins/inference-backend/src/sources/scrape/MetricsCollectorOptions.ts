// SPDX-License-Identifier: Apache-2.0
import { ExpositionLimits } from './exposition/parseExposition';
import { DirectPageSourceOptions } from './PageSource';

export interface MetricsCollectorOptions {
  /** Between two readings of a page. Default 15,000. */
  intervalMs?: number;
  /** proxy (default): by way of the API server. direct: straight to the pods. */
  mode?: 'proxy' | 'direct';
  /** For one page. Default four fifths of the interval, at most 10,000. */
  timeoutMs?: number;
  /** Pages of a cluster that are read at once. Default 8. */
  concurrency?: number;
  limits?: Partial<ExpositionLimits>;
  /** For `mode: 'direct'`. */
  direct?: DirectPageSourceOptions;
}

const DEFAULT_INTERVAL_MS = 15_000;
const DEFAULT_CONCURRENCY = 8;
const MAX_TIMEOUT_MS = 10_000;

/** With the defaults. */
export function completeOptions({
  intervalMs = DEFAULT_INTERVAL_MS,
  mode = 'proxy',
  timeoutMs = Math.min(MAX_TIMEOUT_MS, intervalMs * 0.8),
  concurrency = DEFAULT_CONCURRENCY,
  limits,
}: MetricsCollectorOptions) {
  return { intervalMs, mode, timeoutMs, concurrency, limits };
}
