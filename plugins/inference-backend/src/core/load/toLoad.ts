// SPDX-License-Identifier: Apache-2.0
import {
  LatencyQuantiles,
  Load,
  QuantileBounds,
} from '@inference-portal/backstage-plugin-inference-common';
import { Histogram } from '../signals/Reading';
import { Quantile, quantileOf } from './histograms';
import { LoadMeasures } from './LoadMeasures';

function boundsOf({ low, high }: Quantile): QuantileBounds {
  return { low, ...(high !== Infinity && { high }) };
}

function latency(
  histogram: Histogram | undefined,
): LatencyQuantiles | undefined {
  const p50 = histogram && quantileOf(histogram, 0.5);
  const p95 = histogram && quantileOf(histogram, 0.95);
  const p99 = histogram && quantileOf(histogram, 0.99);
  return p50 && p95 && p99
    ? {
        p50: p50.value,
        p95: p95.value,
        p99: p99.value,
        bounds: { p50: boundsOf(p50), p95: boundsOf(p95) },
      }
    : undefined;
}

function schedulerTime(histogram: Histogram | undefined): Load['schedulerMs'] {
  const p99 = histogram && quantileOf(histogram, 0.99);
  return p99 && { p99: p99.value, bounds: { p99: boundsOf(p99) } };
}

/** A share, or undefined where nothing is known or there is nothing to share. */
function share(
  part: number | undefined,
  whole: number | undefined,
): number | undefined {
  return part === undefined || whole === undefined || !(whole > 0)
    ? undefined
    : Math.min(1, part / whole);
}

/** Error rate is 0 only where requests are counted; without requests there is none. */
function errorRate(measures: LoadMeasures): number | undefined {
  return share(measures.requestErrorRate, measures.requestRate);
}

export interface LoadContext {
  /** Of the youngest sample, ms since the epoch. */
  at: number;
  source: string;
  stale: boolean;
}

/** Measures as they are shown, ratios and quantiles made last of all. */
export function toLoad(
  measures: LoadMeasures & { scheduler?: Histogram; saturation?: number },
  context: LoadContext,
): Load {
  const load: Load = {
    at: new Date(context.at).toISOString(),
    source: context.source,
    stale: context.stale,
    requestRate: measures.requestRate,
    errorRate: errorRate(measures),
    queueDepth: measures.queueDepth,
    runningRequests: measures.runningRequests,
    kvCacheRatio: measures.kvCacheRatio,
    prefixHitRatio:
      share(measures.prefixHitRate, measures.prefixQueryRate) ??
      measures.prefixHitRatio,
    ttftMs: latency(measures.ttft),
    itlMs: latency(measures.itl),
    e2eMs: latency(measures.e2e),
    tokensPerSecond: measures.generationTokenRate,
    preemptionRate: measures.preemptionRate,
    schedulerMs: schedulerTime(measures.scheduler),
    saturation: measures.saturation,
  };
  return leaveOutUndefined(load);
}

function leaveOutUndefined(load: Load): Load {
  const { at, source, stale, ...signals } = load;
  const known = Object.entries(signals).filter(
    ([, value]) => value !== undefined,
  );
  return { at, source, stale, ...Object.fromEntries(known) };
}
