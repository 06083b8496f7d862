// SPDX-License-Identifier: Apache-2.0
import { ScrapeFailureCode } from '../../core/signals/ScrapeFailureCode';
import { ResolvedPage } from '../../core/signals/SignalReport';

export interface ScrapeFailure {
  code: ScrapeFailureCode;
  /** For a person: what is wrong and what to do. */
  detail: string;
  /** The answer asked not to come again before. */
  retryAfterMs?: number;
}

export type ScrapeResult =
  | { ok: true; page: ResolvedPage; bytes: number }
  | { ok: false; failure: ScrapeFailure };
