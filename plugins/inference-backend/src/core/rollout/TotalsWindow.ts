// SPDX-License-Identifier: Apache-2.0
import { mergeHistograms } from '../load/histograms';
import { Increase, RateOptions, SignalWindow } from '../load/SignalWindow';
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from '../signals/EngineProfile';
import { Histogram, Reading } from '../signals/Reading';
import { ValueMeasure } from '../signals/ReadingLayout';
import { Subject, SubjectFilter } from '../signals/Subject';

/**
 * All that a process counted since it started, as if it were of a second: what
 * its requests are like is known long before anybody compares it with another.
 */
export class TotalsWindow implements SignalWindow {
  static readonly MS = 1000;

  constructor(private readonly reading: Reading) {}

  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined {
    return this.reading.value(measure, filter);
  }

  rate(measure: CounterMeasure, options?: RateOptions): number | undefined {
    return this.increase(measure, options)?.count;
  }

  increase(
    measure: CounterMeasure,
    { filter, zeroWith }: RateOptions = {},
  ): Increase | undefined {
    const isZero = zeroWith !== undefined && this.reading.has(zeroWith);
    const count =
      this.reading.value(measure, filter) ?? (isZero ? 0 : undefined);
    return count === undefined
      ? undefined
      : { count, windowMs: TotalsWindow.MS };
  }

  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined {
    return mergeHistograms(this.reading.histograms(measure, filter));
  }

  subjects(measure: ValueMeasure): readonly Subject[] {
    return this.reading.subjects(measure);
  }
}
