// SPDX-License-Identifier: Apache-2.0
import { HistogramMeasure } from '../EngineProfile';
import { ColumnsBuilder, ReadingLayout, ValueMeasure } from '../ReadingLayout';
import { Subject } from '../Subject';

/** A layout of these series. */
export function layoutOf(
  values: ReadonlyArray<[ValueMeasure, Subject]>,
  histograms: ReadonlyArray<[HistogramMeasure, Subject, number[]]> = [],
): ReadingLayout {
  const ofValues = new ColumnsBuilder<ValueMeasure>();
  values.forEach(series => ofValues.add(...series));
  const ofHistograms = new ColumnsBuilder<HistogramMeasure>();
  histograms.forEach(([measure, subject]) =>
    ofHistograms.add(measure, subject),
  );
  return {
    values: { ...ofValues },
    histograms: {
      ...ofHistograms,
      bounds: histograms.map(([, , bounds]) => bounds),
    },
  };
}
