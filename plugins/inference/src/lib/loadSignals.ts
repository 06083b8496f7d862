// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';

/** How a signal is named and written. */
export interface LoadSignal {
  /** Short, for a heading. */
  label: string;
  /** What the number says, for a tooltip. */
  meaning: string;
  /** The number with its unit; undefined where the load has none. */
  read: (load: Load) => string | undefined;
}

const written =
  <T>(format: (value: T) => string) =>
  (value: T | undefined): string | undefined =>
    value === undefined ? undefined : format(value);

const rate = written(formatRate);
const ratio = written(formatRatio);
const count = written(formatNumber);
const latency = written(formatLatency);

/** The signals the pages show, in the order in which a request meets them. */
export const LOAD_SIGNALS = {
  requestRate: {
    label: 'Requests',
    meaning: 'Requests per second',
    read: load => rate(load.requestRate),
  },
  errorRate: {
    label: 'Errors',
    meaning: 'Share of requests that failed',
    read: load => ratio(load.errorRate),
  },
  queueDepth: {
    label: 'Queue',
    meaning: 'Requests that wait for a place in a batch',
    read: load => count(load.queueDepth),
  },
  runningRequests: {
    label: 'Running',
    meaning: 'Requests that are being answered',
    read: load => count(load.runningRequests),
  },
  kvCacheRatio: {
    label: 'KV cache',
    meaning: 'KV cache in use; a pool shows the mean of its endpoints',
    read: load => ratio(load.kvCacheRatio),
  },
  prefixHitRatio: {
    label: 'Prefix hits',
    meaning: 'Tokens found in the prefix cache, per token asked',
    read: load => ratio(load.prefixHitRatio),
  },
  ttftP50: {
    label: 'TTFT p50',
    meaning: 'Time to first token, median',
    read: load => latency(load.ttftMs?.p50),
  },
  ttftP95: {
    label: 'TTFT p95',
    meaning: 'Time to first token, 95th percentile',
    read: load => latency(load.ttftMs?.p95),
  },
  itlP95: {
    label: 'ITL p95',
    meaning: 'Time between two tokens, 95th percentile',
    read: load => latency(load.itlMs?.p95),
  },
  e2eP95: {
    label: 'Whole p95',
    meaning: 'Time of a whole request, 95th percentile',
    read: load => latency(load.e2eMs?.p95),
  },
  tokensPerSecond: {
    label: 'Tokens',
    meaning: 'Generated tokens per second',
    read: load => rate(load.tokensPerSecond),
  },
  schedulerP99: {
    label: 'Picking p99',
    meaning: "Time of the endpoint picker's decision, 99th percentile",
    read: load => latency(load.schedulerMs?.p99),
  },
} as const satisfies Record<string, LoadSignal>;

export type LoadSignalName = keyof typeof LOAD_SIGNALS;
