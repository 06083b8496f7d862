// SPDX-License-Identifier: Apache-2.0
import { CompiledProfile } from './compileProfile';
import { Histogram, HistogramSeries, Reading, ValueSeries } from './Reading';

/** Puts a reading together, series by series. */
export class ReadingWriter {
  private readonly values: ValueSeries[] = [];
  private readonly valueNumbers: number[] = [];
  private readonly histograms: HistogramSeries[] = [];
  private readonly histogramCounts: number[] = [];

  constructor(private readonly shared: CompiledProfile['shared']) {}

  addValue(series: ValueSeries, value: number): void {
    this.values.push(series);
    this.valueNumbers.push(value);
  }

  addHistogram(
    series: Omit<HistogramSeries, 'bounds'>,
    { bounds, counts }: Histogram,
  ): void {
    this.histograms.push({
      ...series,
      bounds: this.shared.bounds.get(bounds.join(), () => bounds),
    });
    this.histogramCounts.push(...counts);
  }

  finish(at: number): Reading {
    const { values, histograms } = this;
    const layout = this.shared.layouts.of({ values, histograms });
    // Arrays that grew have room for numbers that never come.
    return new Reading(
      at,
      layout,
      this.valueNumbers.slice(),
      this.histogramCounts.slice(),
    );
  }
}
