// SPDX-License-Identifier: Apache-2.0
import { Histogram } from '../signals/Reading';
import { SubjectFilter } from '../signals/Subject';
import { mergeHistograms } from './histograms';
import { SignalWindow } from './SignalWindow';
import { setKnown } from './setKnown';

/**
 * What can be added up over targets: rates instead of ratios, histograms
 * instead of quantiles. Rates per second.
 */
export interface LoadMeasures {
  queueDepth?: number;
  runningRequests?: number;
  kvCacheRatio?: number;
  requestRate?: number;
  requestErrorRate?: number;
  generationTokenRate?: number;
  preemptionRate?: number;
  prefixHitRate?: number;
  prefixQueryRate?: number;
  /** Where the engine only says the ratio. */
  prefixHitRatio?: number;
  ttft?: Histogram;
  itl?: Histogram;
  e2e?: Histogram;
}

/**
 * Of a class: objects of one share what V8 knows of their properties. Where many
 * others were made of `{}`, each such object has it for itself.
 */
class KnownMeasures {}

/** Leaves out what is undefined, so that spreading it overwrites nothing. */
function defined(values: LoadMeasures): LoadMeasures {
  const known: LoadMeasures = new KnownMeasures();
  const names = Object.keys(values) as Array<keyof LoadMeasures>;
  names.forEach(name => setKnown(known, name, values[name]));
  return known;
}

function add(...values: Array<number | undefined>): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0
    ? known.reduce((sum, value) => sum + value, 0)
    : undefined;
}

function mean(values: Array<number | undefined>): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0
    ? known.reduce((sum, value) => sum + value, 0) / known.length
    : undefined;
}

/** Requests of any end, and those that failed. */
function requestRates(window: SignalWindow, filter?: SubjectFilter) {
  const all = window.rate('requests', { filter });
  if (all !== undefined) {
    const errors = window.rate('requestErrors', {
      filter,
      zeroWith: 'requests',
    });
    return { requestRate: all, requestErrorRate: errors };
  }
  const successes = window.rate('requestSuccesses', { filter });
  if (successes === undefined) {
    return {};
  }
  const errors = window.rate('requestErrors', {
    filter,
    zeroWith: 'requestSuccesses',
  });
  return {
    requestRate: successes + (errors ?? 0),
    requestErrorRate: errors,
  };
}

/** How full a server is: of what one page says, what is asked of thousands of them. */
export function measureGauges(
  window: SignalWindow,
  filter?: SubjectFilter,
): Pick<LoadMeasures, 'queueDepth' | 'runningRequests' | 'kvCacheRatio'> {
  return {
    queueDepth: window.gauge('queueDepth', filter),
    runningRequests: window.gauge('runningRequests', filter),
    kvCacheRatio: window.gauge('kvCacheRatio', filter),
  };
}

/** What the readings of one page say, of all of it or of some of its series. */
export function measureWindow(
  window: SignalWindow,
  filter?: SubjectFilter,
): LoadMeasures {
  const hits = window.rate('prefixHits', { filter });
  const queries =
    window.rate('prefixQueries', { filter }) ??
    add(hits, window.rate('prefixMisses', { filter }));
  return defined({
    ...measureGauges(window, filter),
    ...requestRates(window, filter),
    generationTokenRate: window.rate('generationTokens', { filter }),
    preemptionRate: window.rate('preemptions', { filter }),
    prefixHitRate: hits,
    prefixQueryRate: queries,
    prefixHitRatio: window.gauge('prefixHitRatio', filter),
    ttft: window.histogramRate('ttft', filter),
    itl: window.histogramRate('itl', filter),
    e2e: window.histogramRate('e2e', filter),
  });
}

/** Many servers, or the ranks of one, as if they were one. */
export function combineMeasures(all: readonly LoadMeasures[]): LoadMeasures {
  if (all.length === 1) {
    // Mostly: an endpoint has one page, and a picker one replica.
    return all[0];
  }
  const pick = <K extends keyof LoadMeasures>(key: K) =>
    all.map(measures => measures[key]);
  const merge = (key: 'ttft' | 'itl' | 'e2e') =>
    mergeHistograms(pick(key).filter(histogram => histogram !== undefined));
  return defined({
    queueDepth: add(...pick('queueDepth')),
    runningRequests: add(...pick('runningRequests')),
    kvCacheRatio: mean(pick('kvCacheRatio')),
    requestRate: add(...pick('requestRate')),
    requestErrorRate: add(...pick('requestErrorRate')),
    generationTokenRate: add(...pick('generationTokenRate')),
    preemptionRate: add(...pick('preemptionRate')),
    prefixHitRate: add(...pick('prefixHitRate')),
    prefixQueryRate: add(...pick('prefixQueryRate')),
    prefixHitRatio: mean(pick('prefixHitRatio')),
    ttft: merge('ttft'),
    itl: merge('itl'),
    e2e: merge('e2e'),
  });
}
