// SPDX-License-Identifier: Apache-2.0
import { Measure } from './EngineProfile';
import { Reading } from './Reading';

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
  /** Without those whose absence is no news. */
  signals: readonly SignalState[];
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
