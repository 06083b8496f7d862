// SPDX-License-Identifier: Apache-2.0
import { Interner } from './Interner';
import { ReadingLayout } from './Reading';
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
    return this.kept.get(keyOf(layout), () => layout);
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

function keyOf({ values, histograms }: ReadingLayout): string {
  return JSON.stringify([
    values.map(({ measure, subject }) => [measure, subject]),
    // Infinity has no JSON.
    histograms.map(({ measure, subject, bounds }) => [
      measure,
      subject,
      bounds.join(),
    ]),
  ]);
}

function isSame(a: ReadingLayout, b: ReadingLayout): boolean {
  return (
    a.values.length === b.values.length &&
    a.histograms.length === b.histograms.length &&
    a.values.every((series, index) => isSameSeries(series, b.values[index])) &&
    a.histograms.every((series, index) => {
      const other = b.histograms[index];
      // Equal bounds are one array.
      return series.bounds === other.bounds && isSameSeries(series, other);
    })
  );
}

interface Series {
  measure: string;
  subject: Subject;
}

function isSameSeries(a: Series, b: Series): boolean {
  return a.measure === b.measure && isSameSubject(a.subject, b.subject);
}

function isSameSubject(a: Subject, b: Subject): boolean {
  const parts = Object.keys(a) as Array<keyof Subject>;
  return (
    parts.length === Object.keys(b).length &&
    parts.every(part => a[part] === b[part])
  );
}
