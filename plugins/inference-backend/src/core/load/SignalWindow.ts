// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from '../signals/EngineProfile';
import { Histogram } from '../signals/Reading';
import { ValueMeasure } from '../signals/ReadingLayout';
import { Subject, SubjectFilter, SubjectKey } from '../signals/Subject';

export interface RateOptions {
  filter?: SubjectFilter;
  /** A counter beside which this one is 0 until it first counts. */
  zeroWith?: CounterMeasure;
}

/** How much a counter grew, and in which time. */
export interface Increase {
  count: number;
  windowMs: number;
}

/**
 * What one target's signals were over a short time, whoever read them. Nothing
 * is 0 for want of data.
 */
export interface SignalWindow {
  /** The newest value, series summed. */
  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined;
  /** Growth per second. */
  rate(measure: CounterMeasure, options?: RateOptions): number | undefined;
  increase(
    measure: CounterMeasure,
    options?: RateOptions,
  ): Increase | undefined;
  /** Observations per second, bucket by bucket, so that targets can be merged. */
  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined;
  /** What the newest values belong to. */
  subjects(measure: ValueMeasure): readonly Subject[];
}

/** One that tells of each endpoint, of which there may be a thousand, in one go. */
export interface PickerWindow extends SignalWindow {
  /** The newest values, series summed by what they are of. */
  gaugesBy(measure: GaugeMeasure, keyOf: SubjectKey): Map<string, number>;
  /** Growth per second, by what the newest series are of. */
  ratesBy(measure: CounterMeasure, keyOf: SubjectKey): Map<string, number>;
}

/** As of one process. Undefined where there is none. */
export function sumIncreases(
  increases: readonly Increase[],
): Increase | undefined {
  return increases.length === 0
    ? undefined
    : {
        count: increases.reduce((sum, { count }) => sum + count, 0),
        windowMs: Math.max(...increases.map(({ windowMs }) => windowMs)),
      };
}
