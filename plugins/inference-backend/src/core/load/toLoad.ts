// SPDX-License-Identifier: Apache-2.0
import {
  LatencyQuantiles,
  Load,
  QuantileBounds,
} from '@inference-portal/backstage-plugin-inference-common';
import { Histogram } from '../signals/Reading';
import { Quantile, quantileOf } from './histograms';
import { LoadMeasures } from './LoadMeasures';
import { setKnown } from './setKnown';

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

/** What is kept of an endpoint's load: how full it is, without what took how long. */
export type Gauges = Pick<
  Load,
  'at' | 'source' | 'stale' | 'queueDepth' | 'runningRequests' | 'kvCacheRatio'
>;

function contextOf({ at, source, stale }: LoadContext) {
  return { at: new Date(at).toISOString(), source, stale };
}

/** The same as of `toLoad`: thousands of endpoints are asked for these alone. */
export function toGauges(
  { queueDepth, runningRequests, kvCacheRatio }: LoadMeasures,
  context: LoadContext,
): Gauges {
  return { ...contextOf(context), queueDepth, runningRequests, kvCacheRatio };
}

/** Measures as they are shown, ratios and quantiles made last of all. */
export function toLoad(
  measures: LoadMeasures & { scheduler?: Histogram; saturation?: number },
  context: LoadContext,
): Load {
  const load: Load = contextOf(context);
  setKnown(load, 'requestRate', measures.requestRate);
  setKnown(load, 'errorRate', errorRate(measures));
  setKnown(load, 'queueDepth', measures.queueDepth);
  setKnown(load, 'runningRequests', measures.runningRequests);
  setKnown(load, 'kvCacheRatio', measures.kvCacheRatio);
  setKnown(
    load,
    'prefixHitRatio',
    share(measures.prefixHitRate, measures.prefixQueryRate) ??
      measures.prefixHitRatio,
  );
  setKnown(load, 'ttftMs', latency(measures.ttft));
  setKnown(load, 'itlMs', latency(measures.itl));
  setKnown(load, 'e2eMs', latency(measures.e2e));
  setKnown(load, 'tokensPerSecond', measures.generationTokenRate);
  setKnown(load, 'preemptionRate', measures.preemptionRate);
  setKnown(load, 'schedulerMs', schedulerTime(measures.scheduler));
  setKnown(load, 'saturation', measures.saturation);
  return load;
}
