// SPDX-License-Identifier: Apache-2.0
import { Interner } from './Interner';
import { ReadingLayout, SeriesColumns } from './ReadingLayout';
import { Subject } from './Subject';

/** Gives one object for layouts that are the same. */
export interface LayoutSource {
  of(layout: ReadingLayout): ReadingLayout;
}

/** Pages of model servers are of few kinds; those of pickers name their endpoints. */
const MAX_KINDS = 200;

/** Pages of one kind have one layout. */
export class SharedLayouts implements LayoutSource {
  private readonly kept = new Interner<ReadingLayout>(MAX_KINDS);

  of(layout: ReadingLayout): ReadingLayout {
    return this.kept.get(keyOf(layout), () => compactCopy(layout));
  }
}

/** Of one page, which mostly has the same as last time: to see that costs no text. */
export class PageLayouts implements LayoutSource {
  private last: ReadingLayout | undefined;

  constructor(private readonly shared: LayoutSource) {}

  of(layout: ReadingLayout): ReadingLayout {
    if (!this.last || !isSame(this.last, layout)) {
      this.last = this.shared.of(layout);
    }
    return this.last;
  }
}

/** Without room for more, and equal subjects once: a picker tells several things of each endpoint. */
function compactCopy({ values, histograms }: ReadingLayout): ReadingLayout {
  const subjects = new Map<string, Subject>();
  const share = (subject: Subject) => {
    const key = JSON.stringify(subject);
    const known = subjects.get(key) ?? subject;
    subjects.set(key, known);
    return known;
  };
  const copy = <M>(columns: SeriesColumns<M>) => ({
    measures: columns.measures.slice(),
    starts: columns.starts.slice(),
    subjects: columns.subjects.map(share),
  });
  return {
    values: copy(values),
    histograms: { ...copy(histograms), bounds: histograms.bounds.slice() },
  };
}

function keyOf({ values, histograms }: ReadingLayout): string {
  const { measures, starts, subjects, bounds } = histograms;
  return JSON.stringify([
    [values.measures, values.starts, values.subjects],
    // Infinity has no JSON.
    [measures, starts, subjects, bounds.map(each => each.join())],
  ]);
}

function isSame(a: ReadingLayout, b: ReadingLayout): boolean {
  return (
    hasSameSeries(a.values, b.values) &&
    hasSameSeries(a.histograms, b.histograms) &&
    // Equal bounds are one array.
    isEach(a.histograms.bounds, b.histograms.bounds, Object.is)
  );
}

function hasSameSeries<M>(a: SeriesColumns<M>, b: SeriesColumns<M>): boolean {
  return (
    isEach(a.measures, b.measures, Object.is) &&
    isEach(a.starts, b.starts, Object.is) &&
    isEach(a.subjects, b.subjects, isSameSubject)
  );
}

function isEach<T>(
  a: readonly T[],
  b: readonly T[],
  isSameItem: (one: T, other: T) => boolean,
): boolean {
  return (
    a.length === b.length && a.every((item, at) => isSameItem(item, b[at]))
  );
}

function isSameSubject(a: Subject, b: Subject): boolean {
  const parts = Object.keys(a) as Array<keyof Subject>;
  return (
    parts.length === Object.keys(b).length &&
    parts.every(part => a[part] === b[part])
  );
}
