// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  QuantileBounds,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';

/** How a signal is written; the texts `signal.label.…` and `signal.meaning.…` name it. */
export interface LoadSignal {
  /** The number with its unit; undefined where the load has none. */
  read: (load: Load) => string | undefined;
  /** How exact it is, where it is a quantile and that is told. */
  bounds: (load: Load) => QuantileBounds | undefined;
}

const written =
  <T>(format: (value: T) => string) =>
  (value: T | undefined): string | undefined =>
    value === undefined ? undefined : format(value);

const rate = written(formatRate);
const ratio = written(formatRatio);
const count = written(formatNumber);
const latency = written(formatLatency);
const none = () => undefined;

/** The signals the pages show, in the order in which a request meets them. */
export const LOAD_SIGNALS = {
  requestRate: {
    read: load => rate(load.requestRate),
    bounds: none,
  },
  errorRate: {
    read: load => ratio(load.errorRate),
    bounds: none,
  },
  queueDepth: {
    read: load => count(load.queueDepth),
    bounds: none,
  },
  runningRequests: {
    read: load => count(load.runningRequests),
    bounds: none,
  },
  kvCacheRatio: {
    read: load => ratio(load.kvCacheRatio),
    bounds: none,
  },
  prefixHitRatio: {
    read: load => ratio(load.prefixHitRatio),
    bounds: none,
  },
  ttftP50: {
    read: load => latency(load.ttftMs?.p50),
    bounds: load => load.ttftMs?.bounds?.p50,
  },
  ttftP95: {
    read: load => latency(load.ttftMs?.p95),
    bounds: load => load.ttftMs?.bounds?.p95,
  },
  itlP95: {
    read: load => latency(load.itlMs?.p95),
    bounds: load => load.itlMs?.bounds?.p95,
  },
  e2eP95: {
    read: load => latency(load.e2eMs?.p95),
    bounds: load => load.e2eMs?.bounds?.p95,
  },
  tokensPerSecond: {
    read: load => rate(load.tokensPerSecond),
    bounds: none,
  },
  schedulerP99: {
    read: load => latency(load.schedulerMs?.p99),
    bounds: load => load.schedulerMs?.bounds?.p99,
  },
} as const satisfies Record<string, LoadSignal>;

export type LoadSignalName = keyof typeof LOAD_SIGNALS;
