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
 * it, and hold but their numbers: one for each value, and one for each bound of
 * the histograms.
 */
export interface ReadingLayout {
  values: readonly ValueSeries[];
  histograms: readonly HistogramSeries[];
}

/** Where a layout has a measure's series, and where the histograms' counts begin. */
interface Places {
  values: Map<ValueMeasure, number[]>;
  histograms: Map<HistogramMeasure, Array<{ index: number; start: number }>>;
}

/** Thousands of pages share a layout; each is asked for a dozen measures. */
const placesOf = new WeakMap<ReadingLayout, Places>();

function findPlaces(layout: ReadingLayout): Places {
  const known = placesOf.get(layout);
  if (known) {
    return known;
  }
  const places: Places = { values: new Map(), histograms: new Map() };
  layout.values.forEach(({ measure }, index) =>
    append(places.values, measure, index),
  );
  let start = 0;
  layout.histograms.forEach(({ measure, bounds }, index) => {
    append(places.histograms, measure, { index, start });
    start += bounds.length;
  });
  placesOf.set(layout, places);
  return places;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}

/** How many counts a page of the layout has, of all of its histograms. */
export function countsIn({ histograms }: ReadingLayout): number {
  return histograms.reduce((sum, { bounds }) => sum + bounds.length, 0);
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
    return findPlaces(this.layout).values.has(measure);
  }

  subjects(measure: ValueMeasure): Subject[] {
    const { values } = this.layout;
    const places = findPlaces(this.layout).values.get(measure) ?? [];
    return places.map(index => values[index].subject);
  }

  /** Sum of the series. Undefined where there is none. */
  value(measure: ValueMeasure, filter?: SubjectFilter): number | undefined {
    const places = findPlaces(this.layout).values.get(measure);
    if (!places) {
      return undefined;
    }
    let sum: number | undefined;
    for (const index of places) {
      if (!filter || filter(this.layout.values[index].subject)) {
        sum = (sum ?? 0) + this.values[this.valuesStart + index];
      }
    }
    return sum;
  }

  histograms(measure: HistogramMeasure, filter?: SubjectFilter): Histogram[] {
    const places = findPlaces(this.layout).histograms.get(measure) ?? [];
    return places.flatMap(({ index, start }) => {
      const { subject, bounds } = this.layout.histograms[index];
      return !filter || filter(subject)
        ? {
            bounds,
            counts: copyOf(
              this.counts,
              this.countsStart + start,
              bounds.length,
            ),
          }
        : [];
    });
  }

  /** The page's own numbers: those of values, and the counts of histograms. */
  numbers(): { values: number[]; counts: number[] } {
    const { layout, valuesStart, countsStart } = this;
    return {
      values: copyOf(this.values, valuesStart, layout.values.length),
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
