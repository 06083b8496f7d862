// SPDX-License-Identifier: Apache-2.0
import type { PoolReading } from '../../metrics/PickerMetrics';
import type { ObservedEndpoint } from './Endpoint';

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map(value => (value - middle) ** 2)));
}

/** A pool's gauges; without fresh endpoints there is nothing to average. */
export function summarizePool(
  endpoints: readonly ObservedEndpoint[],
): PoolReading {
  const queues = endpoints.map(({ endpoint, queueSize }) => ({
    endpoint: endpoint.name,
    queueSize,
  }));
  if (endpoints.length === 0) return { readyEndpoints: 0, queues };
  const summarize = (over: (values: readonly number[]) => number) => ({
    kvCacheRatio: over(endpoints.map(({ kvCacheRatio }) => kvCacheRatio)),
    queueSize: over(endpoints.map(({ queueSize }) => queueSize)),
    runningRequests: over(
      endpoints.map(({ runningRequests }) => runningRequests),
    ),
  });
  return {
    readyEndpoints: endpoints.length,
    averages: summarize(mean),
    deviations: summarize(deviation),
    queues,
  };
}
