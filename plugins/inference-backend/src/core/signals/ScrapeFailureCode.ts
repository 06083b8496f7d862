// SPDX-License-Identifier: Apache-2.0

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
  /** What reads pages for the portal came to its end, or was too busy. */
  | 'reader-stopped'
  | 'error-status';
