// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  describeNetworkError,
  withoutCredentials,
} from './describeNetworkError';
import { readBounded } from './readBounded';
import { FailureKind, RequestFailure } from './RequestFailure';

/** The API server's answer to a request that failed; also in ERROR events of a watch. */
export const StatusResource = z.object({
  kind: z.literal('Status'),
  code: z.number().optional(),
  message: z.string().optional(),
  details: z.object({ retryAfterSeconds: z.number().optional() }).nullish(),
});

const KINDS: Record<number, FailureKind> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  410: 'expired',
  429: 'throttled',
};

const MAX_STATUS_BYTES = 64 * 1024;
const MAX_RETRY_AFTER_MS = 300_000;

/** What an answer other than 200 means. */
export async function failureOfResponse(
  response: Response,
): Promise<RequestFailure> {
  const { text } = await readBounded(response, MAX_STATUS_BYTES);
  const said = readStatus(text)?.message ?? text;
  return failure(response.status, said, retryAfterMs(response));
}

/** What an ERROR event of a watch means. */
export function failureOfStatus(received: unknown): RequestFailure {
  const status = StatusResource.safeParse(received).data;
  const seconds = status?.details?.retryAfterSeconds;
  return failure(
    status?.code ?? 500,
    status?.message ?? '',
    seconds === undefined ? undefined : bounded(seconds * 1000),
  );
}

/**
 * What an exception of a ClusterSource means. AuthenticationError and
 * NotAllowedError are the source's own refusals; all else is no answer.
 */
export function failureOfError(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) {
    return error;
  }
  const { name, message } = NamedError.parse(error);
  if (name === 'AuthenticationError' || name === 'NotAllowedError') {
    return new RequestFailure('refused', withoutCredentials(message));
  }
  return new RequestFailure('unreachable', describeNetworkError(error));
}

const NamedError = z
  .object({ name: z.string(), message: z.string() })
  .catch({ name: 'Error', message: '' });

function failure(
  code: number,
  said: string,
  retryMs: number | undefined,
): RequestFailure {
  const kind = KINDS[code] ?? 'failed';
  const words = withoutCredentials(said);
  const message =
    kind === 'failed' ? `answered ${code}${words && `: ${words}`}` : words;
  return new RequestFailure(kind, message || `answered ${code}`, retryMs);
}

function readStatus(text: string): z.infer<typeof StatusResource> | undefined {
  try {
    return StatusResource.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Seconds only: that is all API servers send. */
function retryAfterMs(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  return value && /^\d+$/.test(value)
    ? bounded(Number(value) * 1000)
    : undefined;
}

function bounded(ms: number): number {
  return Math.min(ms, MAX_RETRY_AFTER_MS);
}
