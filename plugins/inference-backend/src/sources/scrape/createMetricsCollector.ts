// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Clock } from '../../core/ports';
import { MetricsCollector } from './MetricsCollector';
import {
  completeOptions,
  MetricsCollectorOptions,
} from './MetricsCollectorOptions';
import { PageScraper } from './PageScraper';
import { createDirectPageSource, createProxyPageSource } from './PageSource';

/**
 * Reads metrics pages of pickers and model servers, by whatever source and in
 * this thread; `setTargets` says which.
 */
export function createMetricsCollector(parts: {
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  options?: MetricsCollectorOptions;
}): MetricsCollector {
  const { clock, random, logger, options = {} } = parts;
  const { intervalMs, concurrency, mode, timeoutMs, limits } =
    completeOptions(options);
  const source =
    mode === 'direct'
      ? createDirectPageSource(options.direct)
      : createProxyPageSource(parts.source);
  const scraper = new PageScraper(clock);
  return new MetricsCollector({
    clock,
    random,
    logger,
    intervalMs,
    concurrency,
    mode,
    scrape: ({ target }, signal) =>
      scraper.scrape(target, { source, timeoutMs, limits, signal }),
  });
}
