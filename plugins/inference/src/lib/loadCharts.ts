// SPDX-License-Identifier: Apache-2.0
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';
import { WriteNumber } from './inLanguage';

/** Of which the texts `load.chart.…` and `load.meaning.…` speak. */
export type LoadChartName =
  | 'requests'
  | 'errors'
  | 'ttft'
  | 'itl'
  | 'queue'
  | 'running'
  | 'kvCache'
  | 'prefixHits'
  | 'tokens';

export interface LoadChart {
  name: LoadChartName;
  /** Names as in a history's series; `label` where a pool has two lines. */
  lines: Array<{ signal: string; label?: string }>;
  /** A value with its unit. */
  format: WriteNumber;
  /** Top of the axis while no value is higher. */
  leastTop: number;
}

const QUEUE: LoadChart = {
  name: 'queue',
  lines: [{ signal: 'queueDepth' }],
  format: formatNumber,
  leastTop: 4,
};

const KV_CACHE: LoadChart = {
  name: 'kvCache',
  lines: [{ signal: 'kvCacheRatio' }],
  format: formatRatio,
  leastTop: 1,
};

/** The charts, in the order in which a request meets what they show. */
export const LOAD_CHARTS: LoadChart[] = [
  {
    name: 'requests',
    lines: [{ signal: 'requestRate' }],
    format: formatRate,
    leastTop: 0.1,
  },
  {
    name: 'errors',
    lines: [{ signal: 'errorRate' }],
    format: formatRatio,
    leastTop: 0.01,
  },
  {
    name: 'ttft',
    lines: [
      { signal: 'ttftMs.p95', label: 'p95' },
      { signal: 'ttftMs.p50', label: 'p50' },
    ],
    format: formatLatency,
    leastTop: 10,
  },
  {
    name: 'itl',
    lines: [
      { signal: 'itlMs.p95', label: 'p95' },
      { signal: 'itlMs.p50', label: 'p50' },
    ],
    format: formatLatency,
    leastTop: 10,
  },
  QUEUE,
  KV_CACHE,
  {
    name: 'prefixHits',
    lines: [{ signal: 'prefixHitRatio' }],
    format: formatRatio,
    leastTop: 1,
  },
  {
    name: 'tokens',
    lines: [{ signal: 'tokensPerSecond' }],
    format: formatRate,
    leastTop: 1,
  },
];

/** What is kept of single endpoints. */
export const ENDPOINT_CHARTS: LoadChart[] = [
  QUEUE,
  {
    name: 'running',
    lines: [{ signal: 'runningRequests' }],
    format: formatNumber,
    leastTop: 4,
  },
  KV_CACHE,
];

/** What charts ask the backend for. */
export function listSignals(charts: LoadChart[]): string[] {
  return [
    ...new Set(
      charts.flatMap(({ lines }) =>
        lines.map(({ signal }) => signal.split('.')[0]),
      ),
    ),
  ];
}
