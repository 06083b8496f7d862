// SPDX-License-Identifier: Apache-2.0
import { ResolvedPage } from '../../core/signals/SignalReport';

/** Why a page of metrics could not be read. */
export type ScrapeFailureCode =
  /** The page's own server wants a token. */
  | 'page-unauthorized'
  | 'page-forbidden'
  /** The API server does not know the portal, or lets it not through. */
  | 'cluster-unauthorized'
  | 'cluster-forbidden'
  | 'not-found'
  | 'unreachable'
  | 'throttled'
  | 'timeout'
  | 'too-large'
  | 'not-exposition'
  | 'redirected'
  | 'unknown-engine'
  | 'error-status';

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
