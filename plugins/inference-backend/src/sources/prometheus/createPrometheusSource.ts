// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Clock } from '../../core/ports';
import { LargeAnswers } from './LargeAnswers';
import { createServiceTransport } from './createServiceTransport';
import { createUrlTransport } from './createUrlTransport';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusCollector } from './PrometheusCollector';
import { PrometheusHistory } from './PrometheusHistory';
import { PrometheusOptions } from './PrometheusOptions';

export interface PrometheusParts {
  cluster: string;
  options: PrometheusOptions;
  /** The way to a Service of the cluster itself. */
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  intervalMs: number;
  /** Of all clusters. */
  largeAnswers: LargeAnswers;
}

export interface PrometheusSource {
  collector: PrometheusCollector;
  /**
   * Undefined for a Service of the cluster: no page view may cost its API server
   * a request.
   */
  history?: PrometheusHistory;
}

/** The metrics of a cluster by its Prometheus; `setTargets` says of which pods. */
export function createPrometheusSource(
  parts: PrometheusParts,
): PrometheusSource {
  const { cluster, options, source, clock, largeAnswers } = parts;
  const { access, timeoutMs } = options;
  const transport =
    access.kind === 'url'
      ? createUrlTransport(access)
      : createServiceTransport(source, cluster, access);
  const client = new PrometheusClient({
    transport,
    clock,
    timeoutMs,
    largeAnswers,
  });
  const collector = new PrometheusCollector({ ...parts, client });
  return {
    collector,
    ...(access.kind === 'url' && {
      history: new PrometheusHistory({ collector, client, options, clock }),
    }),
  };
}
