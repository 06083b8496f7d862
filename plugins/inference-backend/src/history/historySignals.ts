// SPDX-License-Identifier: Apache-2.0
import {
  HistoryUnit,
  Load,
} from '@inference-portal/backstage-plugin-inference-common';

export interface HistorySignal {
  /** Name as in `Load`; quantiles as `ttftMs.p95`. */
  signal: string;
  unit: HistoryUnit;
  /** How values of several steps become one. */
  merge: 'mean' | 'worst';
  /** Signal by which a mean is weighted. */
  weightedBy?: string;
  /** Finest parts of 1 in which its values are kept; of large ones four digits. */
  parts: number;
  read(load: Load): number | undefined;
}

const PARTS: Record<HistoryUnit, number> = {
  requests: 1_000,
  'requests/s': 10_000,
  'tokens/s': 1_000,
  ms: 1_000,
  ratio: 100_000,
};

function mean(
  signal: string,
  unit: HistoryUnit,
  read: HistorySignal['read'],
  weightedBy?: string,
): HistorySignal {
  return { signal, unit, merge: 'mean', weightedBy, parts: PARTS[unit], read };
}

function quantile(signal: string, read: HistorySignal['read']): HistorySignal {
  return { signal, unit: 'ms', merge: 'worst', parts: PARTS.ms, read };
}

/** What is kept of a pool. */
export const POOL_SIGNALS: readonly HistorySignal[] = [
  mean('requestRate', 'requests/s', load => load.requestRate),
  mean('errorRate', 'ratio', load => load.errorRate, 'requestRate'),
  mean('queueDepth', 'requests', load => load.queueDepth),
  mean('runningRequests', 'requests', load => load.runningRequests),
  mean('kvCacheRatio', 'ratio', load => load.kvCacheRatio),
  mean('prefixHitRatio', 'ratio', load => load.prefixHitRatio),
  quantile('ttftMs.p50', load => load.ttftMs?.p50),
  quantile('ttftMs.p95', load => load.ttftMs?.p95),
  quantile('itlMs.p50', load => load.itlMs?.p50),
  quantile('itlMs.p95', load => load.itlMs?.p95),
  quantile('e2eMs.p50', load => load.e2eMs?.p50),
  quantile('e2eMs.p95', load => load.e2eMs?.p95),
  mean('tokensPerSecond', 'tokens/s', load => load.tokensPerSecond),
  quantile('schedulerMs.p99', load => load.schedulerMs?.p99),
  mean('saturation', 'ratio', load => load.saturation),
];

const ENDPOINT_NAMES = ['queueDepth', 'runningRequests', 'kvCacheRatio'];

/** What is kept of an endpoint: there are many of them. */
export const ENDPOINT_SIGNALS: readonly HistorySignal[] = POOL_SIGNALS.filter(
  ({ signal: name }) => ENDPOINT_NAMES.includes(name),
);

/** Whether a query for these names, or families of quantiles, wants the signal. */
export function isWanted(
  signal: string,
  names: readonly string[] | undefined,
): boolean {
  const [family] = signal.split('.');
  return !names || names.includes(signal) || names.includes(family);
}
