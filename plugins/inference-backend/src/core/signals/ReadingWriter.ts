// SPDX-License-Identifier: Apache-2.0
import { CompiledProfile } from './compileProfile';
import { HistogramMeasure } from './EngineProfile';
import { Histogram, Reading } from './Reading';
import { ColumnsBuilder, ValueMeasure } from './ReadingLayout';
import { Subject } from './Subject';

/** Puts a reading together, series by series. */
export class ReadingWriter {
  private readonly values = new ColumnsBuilder<ValueMeasure>();
  private readonly valueNumbers: number[] = [];
  private readonly histograms = new ColumnsBuilder<HistogramMeasure>();
  private readonly bounds: Array<readonly number[]> = [];
  private readonly histogramCounts: number[] = [];

  constructor(private readonly shared: CompiledProfile['shared']) {}

  addValue(measure: ValueMeasure, subject: Subject, value: number): void {
    this.values.add(measure, subject);
    this.valueNumbers.push(value);
  }

  addHistogram(
    measure: HistogramMeasure,
    subject: Subject,
    { bounds, counts }: Histogram,
  ): void {
    this.histograms.add(measure, subject);
    this.bounds.push(this.shared.bounds.get(bounds.join(), () => bounds));
    this.histogramCounts.push(...counts);
  }

  finish(at: number): Reading {
    const { values, histograms, bounds } = this;
    const layout = this.shared.layouts.of({
      values,
      histograms: { ...histograms, bounds },
    });
    // Arrays that grew have room for numbers that never come.
    return new Reading(
      at,
      layout,
      this.valueNumbers.slice(),
      this.histogramCounts.slice(),
    );
  }
}
