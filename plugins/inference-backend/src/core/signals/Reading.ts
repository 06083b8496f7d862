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

/** Where a layout has a measure's series, and where their numbers begin. */
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
  let start = layout.values.length;
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

/** One page of metrics, in the portal's words. Thousands of them are kept. */
export class Reading {
  constructor(
    /** When it was read, ms since the epoch, by the portal's clock. */
    readonly at: number,
    readonly layout: ReadingLayout,
    /** In the layout's order; a plain array, as those are half as large when short. */
    readonly numbers: readonly number[],
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
        sum = (sum ?? 0) + this.numbers[index];
      }
    }
    return sum;
  }

  histograms(measure: HistogramMeasure, filter?: SubjectFilter): Histogram[] {
    const places = findPlaces(this.layout).histograms.get(measure) ?? [];
    return places.flatMap(({ index, start }) => {
      const { subject, bounds } = this.layout.histograms[index];
      return !filter || filter(subject)
        ? { bounds, counts: this.numbers.slice(start, start + bounds.length) }
        : [];
    });
  }
}
