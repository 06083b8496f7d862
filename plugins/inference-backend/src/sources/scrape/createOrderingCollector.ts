// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock, ScrapeTarget } from '../../core/ports';
import { RoutedClusterSource } from '../kubernetes/ClusterRoute';
import { unreachable } from './fetchPage';
import { MetricsCollector } from './MetricsCollector';
import {
  completeOptions,
  MetricsCollectorOptions,
} from './MetricsCollectorOptions';
import { PageReader, PageWay } from './PageReader';
import { PageAddress } from './PageSource';

/**
 * As `createMetricsCollector`, but has pages read by a reader, which may do so
 * in another thread: it is told the way to each page, and never the source.
 */
export function createOrderingCollector(parts: {
  source: Pick<RoutedClusterSource, 'routeOf'>;
  reader: PageReader;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  options?: MetricsCollectorOptions;
}): MetricsCollector {
  const { source, reader, clock, random, logger, options = {} } = parts;
  const { intervalMs, concurrency, mode, timeoutMs, limits } =
    completeOptions(options);
  const wayOf = async ({ cluster, role }: ScrapeTarget): Promise<PageWay> => {
    if (mode === 'proxy') {
      return { mode, route: await source.routeOf(cluster) };
    }
    return role === 'picker'
      ? { mode, token: await options.direct?.pickerToken?.() }
      : { mode };
  };
  return new MetricsCollector({
    clock,
    random,
    logger,
    intervalMs,
    concurrency,
    mode,
    scrape: async ({ target }, signal) => {
      const address = addressOf(target);
      let way: PageWay;
      try {
        way = await wayOf(target);
      } catch (error) {
        return { ok: false, failure: unreachable(address, error) };
      }
      return reader.read({ address, way, timeoutMs, limits }, signal);
    },
  });
}

/** What others need not know stays here. */
function addressOf(target: ScrapeTarget): PageAddress {
  const { cluster, role, namespace, pod, podIp, port, path, engine } = target;
  return { cluster, role, namespace, pod, podIp, port, path, engine };
}
