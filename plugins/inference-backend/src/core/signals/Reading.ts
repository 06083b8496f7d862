// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from './EngineProfile';
import { Subject, SubjectFilter } from './Subject';

/** Cumulative counts, as on the page: `counts[i]` observations were <= `bounds[i]`. */
export interface Histogram {
  /** Ascending, in ms, the last one Infinity. */
  bounds: readonly number[];
  counts: readonly number[];
}

export type ValueMeasure = GaugeMeasure | CounterMeasure;

export interface ValueSeries {
  measure: ValueMeasure;
  subject: Subject;
}

export interface HistogramSeries {
  measure: HistogramMeasure;
  subject: Subject;
  bounds: readonly number[];
}

/**
 * Which series a page has, in which order. Pages of one kind of server share
 * it, and hold but their numbers: first one for each value, then those of each
 * histogram's bounds.
 */
export interface ReadingLayout {
  values: readonly ValueSeries[];
  histograms: readonly HistogramSeries[];
}

/** One page of metrics, in the portal's words. Thousands of them are kept. */
export class Reading {
  constructor(
    /** When it was read, ms since the epoch, by the portal's clock. */
    readonly at: number,
    private readonly layout: ReadingLayout,
    private readonly numbers: Float64Array,
  ) {}

  has(measure: ValueMeasure): boolean {
    return this.layout.values.some(series => series.measure === measure);
  }

  subjects(measure: ValueMeasure): Subject[] {
    return this.layout.values
      .filter(series => series.measure === measure)
      .map(({ subject }) => subject);
  }

  /** Sum of the series. Undefined where there is none. */
  value(measure: ValueMeasure, filter?: SubjectFilter): number | undefined {
    let sum: number | undefined;
    this.layout.values.forEach((series, index) => {
      if (series.measure === measure && (!filter || filter(series.subject))) {
        sum = (sum ?? 0) + this.numbers[index];
      }
    });
    return sum;
  }

  histograms(measure: HistogramMeasure, filter?: SubjectFilter): Histogram[] {
    const found: Histogram[] = [];
    let start = this.layout.values.length;
    for (const { measure: own, subject, bounds } of this.layout.histograms) {
      const end = start + bounds.length;
      if (own === measure && (!filter || filter(subject))) {
        found.push({ bounds, counts: [...this.numbers.subarray(start, end)] });
      }
      start = end;
    }
    return found;
  }
}
