// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** What a Prometheus-compatible API is asked. */
export interface ApiRequest {
  path: '/api/v1/query' | '/api/v1/query_range';
  parameters: Record<string, string>;
  signal: AbortSignal;
}

export interface PlainAnswer {
  status: number;
  body: Buffer;
  /** As the header `Retry-After` says. */
  retryAfterMs?: number;
}

export interface ApiAnswer extends PlainAnswer {
  /** The body is as `gzip` makes it: a tenth of what is in it. */
  isZipped?: boolean;
}

/** A way to such an API. */
export interface Transport {
  /** @throws an Error where no answer came, or one that is too long. */
  send(request: ApiRequest): Promise<ApiAnswer>;
}

/** Answers are kept in memory: a cluster's whole load is far below. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const unzip = promisify(gunzip);

/** What is in the body, in bytes; of 4 GiB and more what is left of them. */
export function plainLength({ body, isZipped }: ApiAnswer): number {
  const isLong = body.length >= Uint32Array.BYTES_PER_ELEMENT;
  return isZipped && isLong
    ? // The last that gzip writes.
      body.readUInt32LE(body.length - Uint32Array.BYTES_PER_ELEMENT)
    : body.length;
}

/** @throws an Error where it is no gzip, or too long */
export async function unzipped({
  isZipped,
  ...answer
}: ApiAnswer): Promise<PlainAnswer> {
  const body = isZipped
    ? await unzip(answer.body, { maxOutputLength: MAX_ANSWER_BYTES })
    : answer.body;
  return { ...answer, body };
}

/** @param header - seconds, or a date that is not waited for */
export function readRetryAfter(
  header: string | null | undefined,
): Pick<ApiAnswer, 'retryAfterMs'> {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0
    ? { retryAfterMs: seconds * 1000 }
    : {};
}
