// SPDX-License-Identifier: Apache-2.0
import {
  Increase,
  PickerWindow,
  RateOptions,
} from '../../core/load/SignalWindow';
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from '../../core/signals/EngineProfile';
import { Histogram } from '../../core/signals/Reading';
import { ValueMeasure } from '../../core/signals/ReadingLayout';
import { Subject, SubjectFilter, SubjectKey } from '../../core/signals/Subject';
import { mergeHistograms } from '../../core/load/histograms';

/** Gauges as they are, counters as rates per second. */
export interface QueriedValue {
  measure: string;
  subject: Subject;
  value: number;
}

export interface QueriedHistogram extends Histogram {
  measure: string;
  subject: Subject;
}

export interface QueriedMeasures {
  values: readonly QueriedValue[];
  histograms: readonly QueriedHistogram[];
}

const MS_PER_SECOND = 1000;

/** What a database made of one target's series. */
export class QueriedWindow implements PickerWindow {
  constructor(
    private readonly measures: QueriedMeasures,
    private readonly rateWindowMs: number,
  ) {}

  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined {
    return this.sum(measure, filter);
  }

  gaugesBy(measure: GaugeMeasure, keyOf: SubjectKey): Map<string, number> {
    return this.sumsBy(measure, keyOf);
  }

  ratesBy(measure: CounterMeasure, keyOf: SubjectKey): Map<string, number> {
    return this.sumsBy(measure, keyOf);
  }

  rate(
    measure: CounterMeasure,
    { filter, zeroWith }: RateOptions = {},
  ): number | undefined {
    const isZero =
      (filter && this.has(measure)) || (zeroWith && this.has(zeroWith));
    return this.sum(measure, filter) ?? (isZero ? 0 : undefined);
  }

  increase(
    measure: CounterMeasure,
    options: RateOptions = {},
  ): Increase | undefined {
    const rate = this.rate(measure, options);
    const windowMs = this.rateWindowMs;
    return rate === undefined
      ? undefined
      : { count: (rate * windowMs) / MS_PER_SECOND, windowMs };
  }

  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined {
    return mergeHistograms(
      this.measures.histograms.filter(
        histogram =>
          histogram.measure === measure &&
          (!filter || filter(histogram.subject)),
      ),
    );
  }

  subjects(measure: ValueMeasure): Subject[] {
    return this.measures.values
      .filter(value => value.measure === measure)
      .map(({ subject }) => subject);
  }

  private sumsBy(
    measure: ValueMeasure,
    keyOf: SubjectKey,
  ): Map<string, number> {
    const sums = new Map<string, number>();
    for (const series of this.measures.values) {
      const key = series.measure === measure && keyOf(series.subject);
      if (key) {
        sums.set(key, (sums.get(key) ?? 0) + series.value);
      }
    }
    return sums;
  }

  private has(measure: ValueMeasure): boolean {
    return this.measures.values.some(value => value.measure === measure);
  }

  private sum(
    measure: ValueMeasure,
    filter?: SubjectFilter,
  ): number | undefined {
    return this.measures.values
      .filter(
        value =>
          value.measure === measure && (!filter || filter(value.subject)),
      )
      .reduce<number | undefined>(
        (sum, { value }) => (sum ?? 0) + value,
        undefined,
      );
  }
}
