// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from './EngineProfile';
import { Subject } from './Subject';

export type ValueMeasure = GaugeMeasure | CounterMeasure;

/**
 * Series in their order, those of one measure together. As columns: pages of
 * pickers name their endpoints, and an object for each series, of each picker,
 * took more than all that it names.
 */
export interface SeriesColumns<M> {
  /** Each once. */
  measures: readonly M[];
  /** At which of the series those of each measure begin. */
  starts: readonly number[];
  /** Of each series. */
  subjects: readonly Subject[];
}

export interface HistogramColumns extends SeriesColumns<HistogramMeasure> {
  /** Of each series. */
  bounds: ReadonlyArray<readonly number[]>;
}

/**
 * Which series a page has, in which order. Pages of one kind of server share
 * it, and hold but their numbers: one for each value, and one for each bound of
 * the histograms.
 */
export interface ReadingLayout {
  values: SeriesColumns<ValueMeasure>;
  histograms: HistogramColumns;
}

/** How many counts a page of the layout has, of all of its histograms. */
export function countsIn({ histograms }: ReadingLayout): number {
  return countsUpTo(histograms, histograms.subjects.length);
}

/** How many counts stand before those of a series. */
export function countsUpTo(
  { bounds }: HistogramColumns,
  series: number,
): number {
  let counts = 0;
  for (let index = 0; index < series; index++) {
    counts += bounds[index].length;
  }
  return counts;
}

/** The series of a measure: from one up to another, none where there is none. */
export function seriesOf<M>(
  { measures, starts, subjects }: SeriesColumns<M>,
  measure: M,
): { from: number; to: number } {
  const index = measures.indexOf(measure);
  return index === -1
    ? { from: 0, to: 0 }
    : { from: starts[index], to: starts[index + 1] ?? subjects.length };
}

/** Puts columns together, series by series. */
export class ColumnsBuilder<M> {
  readonly measures: M[] = [];
  readonly starts: number[] = [];
  readonly subjects: Subject[] = [];

  /** @throws where the measure had series, and others had some since */
  add(measure: M, subject: Subject): void {
    if (this.measures[this.measures.length - 1] !== measure) {
      if (this.measures.includes(measure)) {
        throw new Error(`series of ${measure} do not stand together`);
      }
      this.measures.push(measure);
      this.starts.push(this.subjects.length);
    }
    this.subjects.push(subject);
  }
}
