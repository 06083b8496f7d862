// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { HistorySeries } from './HistoryReader';

export interface HistorySignal {
  /** Name as in `Load`; quantiles as `ttftMs.p95`. */
  signal: string;
  unit: HistorySeries['unit'];
  read(load: Load): number | undefined;
}

function signal(
  name: string,
  unit: HistorySeries['unit'],
  read: (load: Load) => number | undefined,
): HistorySignal {
  return { signal: name, unit, read };
}

/** What is kept of a pool. */
export const POOL_SIGNALS: readonly HistorySignal[] = [
  signal('requestRate', 'requests/s', load => load.requestRate),
  signal('errorRate', 'ratio', load => load.errorRate),
  signal('queueDepth', 'requests', load => load.queueDepth),
  signal('runningRequests', 'requests', load => load.runningRequests),
  signal('kvCacheRatio', 'ratio', load => load.kvCacheRatio),
  signal('prefixHitRatio', 'ratio', load => load.prefixHitRatio),
  signal('ttftMs.p50', 'ms', load => load.ttftMs?.p50),
  signal('ttftMs.p95', 'ms', load => load.ttftMs?.p95),
  signal('itlMs.p50', 'ms', load => load.itlMs?.p50),
  signal('itlMs.p95', 'ms', load => load.itlMs?.p95),
  signal('e2eMs.p50', 'ms', load => load.e2eMs?.p50),
  signal('e2eMs.p95', 'ms', load => load.e2eMs?.p95),
  signal('tokensPerSecond', 'tokens/s', load => load.tokensPerSecond),
  signal('schedulerMs.p99', 'ms', load => load.schedulerMs?.p99),
  signal('saturation', 'ratio', load => load.saturation),
];

const ENDPOINT_NAMES = ['queueDepth', 'runningRequests', 'kvCacheRatio'];

/** What is kept of an endpoint: there are many of them. */
export const ENDPOINT_SIGNALS: readonly HistorySignal[] = POOL_SIGNALS.filter(
  ({ signal: name }) => ENDPOINT_NAMES.includes(name),
);
