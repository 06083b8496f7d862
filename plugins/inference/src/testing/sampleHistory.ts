// SPDX-License-Identifier: Apache-2.0
import {
  HistorySeries,
  PoolHistory,
} from '@inference-portal/backstage-plugin-inference-common';
import { before } from './samplePools';

const STEP_MS = 15_000;
const POINTS = 240;

/** Lowest and highest value of each signal's wave. */
const WAVES: Array<[string, HistorySeries['unit'], number, number]> = [
  ['requestRate', 'requests/s', 21, 44],
  ['errorRate', 'ratio', 0.001, 0.012],
  ['ttftMs.p50', 'ms', 96, 131],
  ['ttftMs.p95', 'ms', 310, 462],
  ['itlMs.p50', 'ms', 15, 18],
  ['itlMs.p95', 'ms', 25, 33],
  ['queueDepth', 'requests', 0, 9],
  ['kvCacheRatio', 'ratio', 0.31, 0.52],
  ['prefixHitRatio', 'ratio', 0.48, 0.63],
  ['tokensPerSecond', 'tokens/s', 2_900, 4_100],
];

/** An hour of waves with a gap in the middle; another seed gives other waves. */
export function sampleHistory(now: number, seed: number): PoolHistory {
  const scale = 1 / (1 + (seed % 4));
  const last = Math.floor(now / STEP_MS) * STEP_MS;
  return {
    stepMs: STEP_MS,
    series: WAVES.map(([signal, unit, low, high], wave) => ({
      signal,
      unit,
      source: `endpoint picker ${seed}`,
      points: Array.from({ length: POINTS }, (_, i) => {
        const at = last - (POINTS - 1 - i) * STEP_MS;
        const height = Math.sin(i / (11 + wave) + seed) / 2 + 0.5;
        const noise = Math.sin(i * 12.9 + seed * 78.2) / 8;
        const value = low + (high - low) * Math.max(0, height + noise);
        const point: [string, number | null] = [
          new Date(at).toISOString(),
          i > 130 && i < 146 && i !== 138 ? null : value * scale,
        ];
        return point;
      }),
    })),
    marks: [
      {
        at: before(now, 2_400),
        kind: 'weights',
        text: 'qwen-chat-v1 95 → 90 %, qwen-chat-v2 5 → 10 %',
        subject: 'HTTPRoute chat/qwen-chat',
      },
      {
        at: before(now, 727),
        kind: 'finding',
        text: "The endpoint picker can't be scheduled",
        subject: 'Deployment chat/qwen-chat-v2-epp',
        code: 'picker-unschedulable',
        severity: 'error',
      },
    ],
  };
}
