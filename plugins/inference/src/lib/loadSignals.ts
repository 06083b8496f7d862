// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  QuantileBounds,
} from '@inference-portal/backstage-plugin-inference-common';
import type { Texts } from '../hooks/useTexts';
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';
import { WriteNumber } from './inLanguage';

export type LoadSignalName =
  | 'requestRate'
  | 'errorRate'
  | 'queueDepth'
  | 'runningRequests'
  | 'kvCacheRatio'
  | 'prefixHitRatio'
  | 'ttftP50'
  | 'ttftP95'
  | 'itlP95'
  | 'e2eP95'
  | 'tokensPerSecond'
  | 'schedulerP99';

/** How a signal is written; the texts `signal.label.…` and `signal.meaning.…` name it. */
export interface LoadSignal {
  /** The number with its unit; undefined where the load has none. */
  read: (load: Load, t: Texts) => string | undefined;
  /** How exact it is, where it is a quantile and that is told. */
  bounds: (load: Load) => QuantileBounds | undefined;
}

const written =
  (format: WriteNumber) =>
  (value: number | undefined, t: Texts): string | undefined =>
    value === undefined ? undefined : format(value, t);

const rate = written(formatRate);
const ratio = written(formatRatio);
const count = written(formatNumber);
const latency = written(formatLatency);
const none = () => undefined;

/** The signals the pages show, in the order in which a request meets them. */
export const LOAD_SIGNALS: Readonly<Record<LoadSignalName, LoadSignal>> = {
  requestRate: {
    read: (load, t) => rate(load.requestRate, t),
    bounds: none,
  },
  errorRate: {
    read: (load, t) => ratio(load.errorRate, t),
    bounds: none,
  },
  queueDepth: {
    read: (load, t) => count(load.queueDepth, t),
    bounds: none,
  },
  runningRequests: {
    read: (load, t) => count(load.runningRequests, t),
    bounds: none,
  },
  kvCacheRatio: {
    read: (load, t) => ratio(load.kvCacheRatio, t),
    bounds: none,
  },
  prefixHitRatio: {
    read: (load, t) => ratio(load.prefixHitRatio, t),
    bounds: none,
  },
  ttftP50: {
    read: (load, t) => latency(load.ttftMs?.p50, t),
    bounds: load => load.ttftMs?.bounds?.p50,
  },
  ttftP95: {
    read: (load, t) => latency(load.ttftMs?.p95, t),
    bounds: load => load.ttftMs?.bounds?.p95,
  },
  itlP95: {
    read: (load, t) => latency(load.itlMs?.p95, t),
    bounds: load => load.itlMs?.bounds?.p95,
  },
  e2eP95: {
    read: (load, t) => latency(load.e2eMs?.p95, t),
    bounds: load => load.e2eMs?.bounds?.p95,
  },
  tokensPerSecond: {
    read: (load, t) => rate(load.tokensPerSecond, t),
    bounds: none,
  },
  schedulerP99: {
    read: (load, t) => latency(load.schedulerMs?.p99, t),
    bounds: load => load.schedulerMs?.bounds?.p99,
  },
};
