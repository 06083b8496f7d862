// SPDX-License-Identifier: Apache-2.0
import { mergeHistograms } from '../../core/load/histograms';
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
import { Histogram, Reading } from '../../core/signals/Reading';
import { ValueMeasure } from '../../core/signals/ReadingLayout';
import { Subject, SubjectFilter, SubjectKey } from '../../core/signals/Subject';

const MS_PER_SECOND = 1000;

/** Rates of buckets are taken one by one and may fall along the bounds. */
function rising({ bounds, counts }: Histogram): Histogram {
  let highest = 0;
  return {
    bounds,
    counts: counts.map(count => {
      highest = Math.max(highest, count);
      return highest;
    }),
  };
}

/** What a database made of one target's series. */
export class QueriedWindow implements PickerWindow {
  constructor(
    /** Gauges as they are, counters as rates per second; each measure in one of them. */
    private readonly readings: readonly Reading[],
    private readonly rateWindowMs: number,
  ) {}

  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined {
    return this.with(measure)?.value(measure, filter);
  }

  gaugesBy(measure: GaugeMeasure, keyOf: SubjectKey): Map<string, number> {
    return this.with(measure)?.valuesBy(measure, keyOf) ?? new Map();
  }

  ratesBy(measure: CounterMeasure, keyOf: SubjectKey): Map<string, number> {
    return this.with(measure)?.valuesBy(measure, keyOf) ?? new Map();
  }

  rate(
    measure: CounterMeasure,
    { filter, zeroWith }: RateOptions = {},
  ): number | undefined {
    const reading = this.with(measure);
    const isZero =
      (filter && reading) || (zeroWith && this.with(zeroWith) !== undefined);
    return reading?.value(measure, filter) ?? (isZero ? 0 : undefined);
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
    const histograms = this.readings.flatMap(reading =>
      reading.histograms(measure, filter),
    );
    return mergeHistograms(histograms.map(rising));
  }

  subjects(measure: ValueMeasure): Subject[] {
    return this.with(measure)?.subjects(measure) ?? [];
  }

  private with(measure: ValueMeasure): Reading | undefined {
    return this.readings.find(reading => reading.has(measure));
  }
}
