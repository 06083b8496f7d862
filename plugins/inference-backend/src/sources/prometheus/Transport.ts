// SPDX-License-Identifier: Apache-2.0

/** What a Prometheus-compatible API is asked. */
export interface ApiRequest {
  path: '/api/v1/query' | '/api/v1/query_range';
  parameters: Record<string, string>;
  signal: AbortSignal;
}

export interface ApiAnswer {
  status: number;
  body: string;
  /** As the header `Retry-After` says. */
  retryAfterMs?: number;
}

/** A way to such an API. */
export interface Transport {
  /** @throws an Error where no answer came, or one that is too long. */
  send(request: ApiRequest): Promise<ApiAnswer>;
}

/** Answers are kept in memory: a cluster's whole load is far below. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** @param header - seconds, or a date that is not waited for */
export function readRetryAfter(
  header: string | null | undefined,
): Pick<ApiAnswer, 'retryAfterMs'> {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0
    ? { retryAfterMs: seconds * 1000 }
    : {};
}
