// SPDX-License-Identifier: Apache-2.0
import { CompiledProfile } from './compileProfile';
import { Histogram, HistogramSeries, Reading, ValueSeries } from './Reading';
import { Subject } from './Subject';

function keyOf(measure: string, subject: Subject): string {
  return JSON.stringify([measure, subject]);
}

/** Puts a reading together, series by series. */
export class ReadingWriter {
  private readonly values: ValueSeries[] = [];
  private readonly valueNumbers: number[] = [];
  private readonly histograms: HistogramSeries[] = [];
  private readonly histogramCounts: number[] = [];
  private readonly keys: string[] = [];

  constructor(private readonly shared: CompiledProfile['shared']) {}

  addValue(series: ValueSeries, value: number): void {
    this.values.push(series);
    this.valueNumbers.push(value);
    this.keys.push(keyOf(series.measure, series.subject));
  }

  addHistogram(
    series: Omit<HistogramSeries, 'bounds'>,
    { bounds, counts }: Histogram,
  ): void {
    const key = bounds.join();
    this.histograms.push({
      ...series,
      bounds: this.shared.bounds.get(key, () => bounds),
    });
    this.histogramCounts.push(...counts);
    this.keys.push(keyOf(series.measure, series.subject), key);
  }

  finish(at: number): Reading {
    const { values, histograms } = this;
    const layout = this.shared.layouts.get(this.keys.join('\n'), () => ({
      values,
      histograms,
    }));
    // Arrays that grew have room for numbers that never come.
    return new Reading(
      at,
      layout,
      this.valueNumbers.slice(),
      this.histogramCounts.slice(),
    );
  }
}
