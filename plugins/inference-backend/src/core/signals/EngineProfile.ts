// SPDX-License-Identifier: Apache-2.0
import { Subject } from './Subject';

/** Quantities that are what they are at the moment of reading. */
export type GaugeMeasure =
  | 'queueDepth'
  | 'runningRequests'
  | 'kvCacheRatio'
  | 'prefixHitRatio'
  | 'processStart'
  // What pickers say of their pools and endpoints.
  | 'readyEndpoints'
  | 'averageQueueDepth'
  | 'averageRunningRequests'
  | 'averageKvCacheRatio'
  | 'endpointQueueDepth'
  | 'saturation';

/** Quantities that only grow until the process ends. */
export type CounterMeasure =
  /** Whatever came of them. */
  | 'requests'
  /** Only where the engine counts failures apart. */
  | 'requestSuccesses'
  | 'requestErrors'
  /** Requests that a picker refused because its pool was saturated. */
  | 'shedRequests'
  | 'promptTokens'
  | 'generationTokens'
  /** Requests that ran and were put back for want of KV cache. */
  | 'preemptions'
  /** Tokens, or blocks of them. */
  | 'prefixHits'
  | 'prefixMisses'
  | 'prefixQueries'
  /** Requests that a picker sent to an endpoint. */
  | 'endpointRequests'
  /** Requests, and the sum of the hit ratios a picker guessed for them. */
  | 'prefixGuesses'
  | 'prefixGuessedRatios'
  /** Requests for which a picker chose a target by a rewrite. */
  | 'rewriteDecisions'
  /** Requests that a gateway sent to a backend, and those it answered with 5xx. */
  | 'routedRequests'
  | 'routedErrors'
  /** ms that all observations of a histogram are together. */
  | TotalMeasure;

type TotalMeasure = 'ttftTotal' | 'itlTotal' | 'e2eTotal';

/** Distributions of times. */
export type HistogramMeasure = 'ttft' | 'itl' | 'e2e' | 'scheduler';

export type Measure = GaugeMeasure | CounterMeasure | HistogramMeasure;

/** A name under which a measure is exported. */
export interface FamilyRule {
  /** Of the family; for gauges and counters this is the sample's name. */
  family: string;
  /** Only samples with one of these values; `''` stands for no such label. */
  where?: Record<string, readonly string[]>;
  /** Labels that stay apart, by what they name; all others are folded. */
  by?: Subject;
  /** Of a histogram's bounds, or a value, to ms or ratio. Default 1. */
  scale?: number;
}

interface Rule {
  /** A page is complete without it: old versions only, or nothing happened yet. */
  optional?: true;
  /** Says more of that measure: nobody is told of it by itself. */
  partOf?: HistogramMeasure;
  /** Newest name first. The first that is on a page counts, the rest are the same again. */
  families: readonly FamilyRule[];
}

export interface ValueRule extends Rule {
  kind: 'value';
  measure: GaugeMeasure | CounterMeasure;
  /**
   * How series that differ in other labels become one, such as the engines of
   * a data-parallel server.
   */
  fold: 'sum' | 'mean' | 'max';
  /** A counter: what matters is how fast it grows. */
  grows?: true;
}

export interface HistogramRule extends Rule {
  kind: 'histogram';
  measure: HistogramMeasure;
}

export type MeasureRule = ValueRule | HistogramRule;

/** Everything the portal knows of one engine: a line of the table. */
export interface EngineProfile {
  /** Value of the pod label `llm-d.ai/engine-type`. */
  engine: string;
  /** Other values of that label that mean the same. */
  aliases?: readonly string[];
  /** As a person calls it. */
  title: string;
  /** Where its page is. */
  path: string;
  /** Flag without which there is no page. */
  metricsFlag?: string;
  /** Where the page is not on the port that serves requests. */
  metricsPort?: number;
  /** Parts of image names by which it is known where no label says. */
  images: readonly string[];
  /** Of a gateway's proxy: controllers of GatewayClasses that start it. */
  controllers?: readonly string[];
  /** Label with the name of the served model. */
  modelLabel?: string;
  /** Labels of copies of the same numbers: only rank 0 is read. */
  copyLabels: readonly string[];
  /** Gauge whose value is a time and whose labels list adapters. */
  adapters?: { family: string; labels: readonly string[] };
  measures: readonly MeasureRule[];
  /** The first that has one of its names on a page is what the page is. */
  generations: ReadonlyArray<{ name: string; anyOf: readonly string[] }>;
}

export function gauge(
  measure: GaugeMeasure,
  fold: 'sum' | 'mean' | 'max',
  ...families: Array<string | FamilyRule>
): ValueRule {
  return { measure, kind: 'value', fold, families: families.map(toRule) };
}

export function counter(
  measure: CounterMeasure,
  ...families: Array<string | FamilyRule>
): ValueRule {
  return {
    measure,
    kind: 'value',
    fold: 'sum',
    grows: true,
    families: families.map(toRule),
  };
}

/** Bounds in seconds, as all engines have them; `scale` where not. */
export function histogram(
  measure: HistogramMeasure,
  ...families: Array<string | FamilyRule>
): HistogramRule {
  return {
    measure,
    kind: 'histogram',
    families: families.map(family => ({ scale: 1000, ...toRule(family) })),
  };
}

/** A histogram of times in seconds, and their sum, by which buckets that are too wide get a mean. */
export function times(
  measure: Exclude<HistogramMeasure, 'scheduler'>,
  ...families: Array<string | FamilyRule>
): [HistogramRule, ValueRule] {
  const rule = histogram(measure, ...families);
  const sums = rule.families.map(each => ({
    ...each,
    family: `${each.family}_sum`,
  }));
  return [rule, { ...counter(`${measure}Total`, ...sums), partOf: measure }];
}

/** A rule whose absence is no news. */
export function optional<T extends MeasureRule>(rule: T): T {
  return { ...rule, optional: true };
}

function toRule(family: string | FamilyRule): FamilyRule {
  return typeof family === 'string' ? { family } : family;
}
