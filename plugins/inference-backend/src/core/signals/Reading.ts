// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
  Measure,
} from './EngineProfile';

/** What a value belongs to, as far as its family keeps it apart. */
export interface Subject {
  model?: string;
  endpoint?: string;
  pool?: string;
}

export interface MeasuredValue {
  subject: Subject;
  value: number;
}

/** Cumulative counts, as on the page: `counts[i]` observations were <= `bounds[i]`. */
export interface Histogram {
  /** Ascending, in ms, the last one Infinity. */
  bounds: readonly number[];
  counts: readonly number[];
}

export interface MeasuredHistogram {
  subject: Subject;
  histogram: Histogram;
}

/** One page of metrics, in the portal's words. */
export interface Reading {
  /** When it was read, ms since the epoch, by the portal's clock. */
  at: number;
  values: ReadonlyMap<GaugeMeasure | CounterMeasure, readonly MeasuredValue[]>;
  histograms: ReadonlyMap<HistogramMeasure, readonly MeasuredHistogram[]>;
}

export interface SignalState {
  measure: Measure;
  /** renamed: under a name that newer versions no longer have. */
  state: 'seen' | 'renamed' | 'missing';
  /** The name it was found under; where missing, the one that was looked for first. */
  family: string;
}

/** What a page is and what it holds. */
export interface SignalReport {
  engine: string;
  /** Undefined where no name of the engine is on the page. */
  generation?: string;
  signals: SignalState[];
}

/** The names that a model server gives. */
export interface ServedModels {
  models: string[];
  /** Adapters that were used since the server started. */
  adapters: string[];
  /** Those that ran or waited when last the server said so. */
  activeAdapters: string[];
}

export interface ResolvedPage {
  reading: Reading;
  report: SignalReport;
  served: ServedModels;
}
