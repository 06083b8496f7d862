// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout } from '../../../core/signals/ReadingLayout';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { PageOrder } from '../PageReader';
import { ScrapeFailure } from '../ScrapeResult';

/** What the thread that reads pages is told. */
export type ToPageThread =
  | { type: 'read'; id: number; order: PageOrder }
  | { type: 'abort'; id: number };

/** What it says. */
export type FromPageThread =
  | { type: 'ready' }
  | ({ type: 'pages' } & PackedPages);

/** Pages that were read; what many of them share is sent once and then named by its place. */
export interface PackedPages {
  /** Of all pages, one after the other. */
  values: Float64Array;
  /** Of their histograms: mostly whole numbers that need half the memory. */
  counts: Uint32Array | Float64Array;
  layouts: SentNews<ReadingLayout>;
  reports: SentNews<SignalReport>;
  served: SentNews<ServedModels>;
  pages: PackedPage[];
}

/** What changed since the last message in what pages share. */
export interface SentNews<T> {
  /** Each has the place after that of the one before. */
  fresh: T[];
  /** Places that are not meant any more. */
  forgotten: number[];
}

export type PackedPage =
  | { id: number; failure: ScrapeFailure }
  | {
      id: number;
      failure?: undefined;
      bytes: number;
      at: number;
      // Places in what was sent so far.
      layout: number;
      report: number;
      served: number;
    };
