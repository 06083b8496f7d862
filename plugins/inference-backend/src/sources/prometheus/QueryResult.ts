// SPDX-License-Identifier: Apache-2.0

/** Why an API did not answer a query. */
export type QueryFailureCode =
  /** It doesn't know the portal, or lets it not in. */
  | 'unauthorized'
  | 'forbidden'
  /** No such API behind the address. */
  | 'not-found'
  /** It understood the query and won't answer it. */
  | 'refused'
  | 'throttled'
  | 'unreachable'
  | 'timeout'
  | 'redirected'
  | 'not-prometheus';

export interface QueryFailure {
  code: QueryFailureCode;
  /** For a person: what is wrong and what to do. */
  detail: string;
  /** The answer asked not to come again before. */
  retryAfterMs?: number;
}

export type Labels = Readonly<Record<string, string>>;

/** Labels and values over time, oldest first; an instant query has one value. */
export interface QuerySeries {
  labels: Labels;
  /** ms since the epoch by the API's clock, and value. */
  points: ReadonlyArray<readonly [number, number]>;
}

export type QueryResult<T> =
  | { ok: true; result: T; warnings: string[] }
  | { ok: false; failure: QueryFailure };
