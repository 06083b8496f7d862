// SPDX-License-Identifier: Apache-2.0
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';

export interface LoadChart {
  title: string;
  /** What the chart says, for a tooltip. */
  meaning: string;
  /** Names as in a history's series; `label` where a pool has two lines. */
  lines: Array<{ signal: string; label?: string }>;
  /** A value with its unit. */
  format: (value: number) => string;
  /** Top of the axis while no value is higher. */
  leastTop: number;
}

/** The charts, in the order in which a request meets what they show. */
export const LOAD_CHARTS: LoadChart[] = [
  {
    title: 'Requests',
    meaning: 'Requests per second',
    lines: [{ signal: 'requestRate' }],
    format: formatRate,
    leastTop: 0.1,
  },
  {
    title: 'Errors',
    meaning: 'Share of requests that failed',
    lines: [{ signal: 'errorRate' }],
    format: formatRatio,
    leastTop: 0.01,
  },
  {
    title: 'TTFT p95 / p50',
    meaning: 'Time to first token: median and 95th percentile',
    lines: [
      { signal: 'ttftMs.p95', label: 'p95' },
      { signal: 'ttftMs.p50', label: 'p50' },
    ],
    format: formatLatency,
    leastTop: 10,
  },
  {
    title: 'ITL p95 / p50',
    meaning: 'Time between two tokens: median and 95th percentile',
    lines: [
      { signal: 'itlMs.p95', label: 'p95' },
      { signal: 'itlMs.p50', label: 'p50' },
    ],
    format: formatLatency,
    leastTop: 10,
  },
  {
    title: 'Queue',
    meaning: 'Requests that wait for a place in a batch',
    lines: [{ signal: 'queueDepth' }],
    format: formatNumber,
    leastTop: 4,
  },
  {
    title: 'KV cache',
    meaning: 'KV cache in use, mean of the endpoints',
    lines: [{ signal: 'kvCacheRatio' }],
    format: formatRatio,
    leastTop: 1,
  },
  {
    title: 'Prefix hits',
    meaning: 'Tokens found in the prefix cache, per token asked',
    lines: [{ signal: 'prefixHitRatio' }],
    format: formatRatio,
    leastTop: 1,
  },
  {
    title: 'Tokens',
    meaning: 'Generated tokens per second',
    lines: [{ signal: 'tokensPerSecond' }],
    format: formatRate,
    leastTop: 1,
  },
];

/** What the charts ask the backend for. */
export const CHARTED_SIGNALS: string[] = [
  ...new Set(
    LOAD_CHARTS.flatMap(({ lines }) =>
      lines.map(({ signal }) => signal.split('.')[0]),
    ),
  ),
];
