// SPDX-License-Identifier: Apache-2.0
import { HistogramMeasure } from './EngineProfile';
import {
  countsIn,
  countsUpTo,
  ReadingLayout,
  seriesOf,
  ValueMeasure,
} from './ReadingLayout';
import { Subject, SubjectFilter, SubjectKey } from './Subject';

/** Cumulative counts, as on the page: `counts[i]` observations were <= `bounds[i]`. */
export interface Histogram {
  /** Ascending, in ms, the last one Infinity. */
  bounds: readonly number[];
  counts: readonly number[];
}

/**
 * One page of metrics, in the portal's words. Thousands of them are kept, and so
 * the numbers of many may be one array: one for each would be as much again.
 */
export class Reading {
  constructor(
    /** When it was read, ms since the epoch, by the portal's clock. */
    readonly at: number,
    readonly layout: ReadingLayout,
    /** In the layout's order, as the counts are. */
    private readonly values: ArrayLike<number>,
    /** Of the histograms, bound by bound. */
    private readonly counts: ArrayLike<number>,
    /** Where this page's begin, where others' stand before them. */
    private readonly valuesStart = 0,
    private readonly countsStart = 0,
  ) {}

  has(measure: ValueMeasure): boolean {
    return this.layout.values.measures.includes(measure);
  }

  subjects(measure: ValueMeasure): Subject[] {
    const { values } = this.layout;
    const { from, to } = seriesOf(values, measure);
    return values.subjects.slice(from, to);
  }

  /** Sum of the series. Undefined where there is none. */
  value(measure: ValueMeasure, filter?: SubjectFilter): number | undefined {
    const { values } = this.layout;
    const { from, to } = seriesOf(values, measure);
    let sum: number | undefined;
    for (let at = from; at < to; at++) {
      if (!filter || filter(values.subjects[at])) {
        sum = (sum ?? 0) + this.values[this.valuesStart + at];
      }
    }
    return sum;
  }

  /** Sums of the series by what they are of. */
  valuesBy(measure: ValueMeasure, keyOf: SubjectKey): Map<string, number> {
    const { values } = this.layout;
    const { from, to } = seriesOf(values, measure);
    const sums = new Map<string, number>();
    for (let at = from; at < to; at++) {
      const key = keyOf(values.subjects[at]);
      if (key !== undefined) {
        const sum = sums.get(key) ?? 0;
        sums.set(key, sum + this.values[this.valuesStart + at]);
      }
    }
    return sums;
  }

  histograms(measure: HistogramMeasure, filter?: SubjectFilter): Histogram[] {
    const { histograms } = this.layout;
    const { from, to } = seriesOf(histograms, measure);
    const found: Histogram[] = [];
    let start = this.countsStart + countsUpTo(histograms, from);
    for (let at = from; at < to; at++) {
      const bounds = histograms.bounds[at];
      if (!filter || filter(histograms.subjects[at])) {
        const counts = copyOf(this.counts, start, bounds.length);
        found.push({ bounds, counts });
      }
      start += bounds.length;
    }
    return found;
  }

  /** The page's own numbers: those of values, and the counts of histograms. */
  numbers(): { values: number[]; counts: number[] } {
    const { layout, valuesStart, countsStart } = this;
    return {
      values: copyOf(this.values, valuesStart, layout.values.subjects.length),
      counts: copyOf(this.counts, countsStart, countsIn(layout)),
    };
  }

  /** The same, with an array of its own: it keeps nobody else's numbers. */
  alone(): Reading {
    const { values, counts } = this.numbers();
    return new Reading(this.at, this.layout, values, counts);
  }
}

/** Filled by hand: other ways leave room for numbers that never come. */
function copyOf(
  numbers: ArrayLike<number>,
  start: number,
  length: number,
): number[] {
  const copy = new Array<number>(length);
  for (let index = 0; index < length; index++) {
    copy[index] = numbers[start + index];
  }
  return copy;
}
