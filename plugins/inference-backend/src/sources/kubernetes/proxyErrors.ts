// SPDX-License-Identifier: Apache-2.0
import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { z } from 'zod';
import {
  describeNetworkError,
  withoutCredentials,
} from './describeNetworkError';

/** The body of every error that Backstage itself answers with. */
const ErrorBody = z.object({
  error: z.object({
    name: z.string(),
    message: z.string().catch(''),
    code: z.string().optional().catch(undefined),
    cause: z.unknown().optional(),
  }),
  response: z.object({ statusCode: z.number() }).optional(),
});
type ErrorBody = z.infer<typeof ErrorBody>;

export function isProxyError(status: number, text: string): boolean {
  return parseErrorBody(status, text) !== undefined;
}

/**
 * The error behind an answer of the Kubernetes backend, or undefined where the
 * answer is not its own but the cluster's.
 *
 * The backend's refusals keep their class: AuthenticationError, NotAllowedError.
 * A cluster that does not answer is a plain Error that says why.
 */
export function errorOfProxy(status: number, text: string): Error | undefined {
  const body = parseErrorBody(status, text);
  if (!body) {
    return undefined;
  }
  const { name, message, code, cause } = body.error;
  const words = withoutCredentials(message);
  if (name === 'NotAllowedError') {
    return new NotAllowedError(
      'the Kubernetes backend refused the portal: the permission policy must allow kubernetes.proxy and kubernetes.clusters.read to the service plugin:inference',
    );
  }
  if (name === 'AuthenticationError') {
    return new AuthenticationError(
      `the Kubernetes backend did not take the portal's service token: ${words}`,
    );
  }
  if (name === 'NotFoundError') {
    return new NotFoundError(`the Kubernetes backend says: ${words}`);
  }
  if (name === 'ServiceUnavailableError') {
    return new Error(`the Kubernetes backend is not ready: ${words}`);
  }
  if (code === 'ERR_INVALID_URL') {
    return new Error(describeNetworkError(body.error));
  }
  return new Error(
    cause && /^Cluster '.*' request error/.test(message)
      ? describeNetworkError(cause)
      : `the Kubernetes backend could not ask the cluster: ${words}`,
  );
}

function parseErrorBody(status: number, text: string): ErrorBody | undefined {
  let received: unknown;
  try {
    received = JSON.parse(text);
  } catch {
    return undefined;
  }
  const body = ErrorBody.safeParse(received).data;
  // The proxy's own 403 is the one error without `response`.
  const isBackstages =
    body?.response?.statusCode === status ||
    (status === 403 && body?.error.name === 'NotAllowedError');
  return isBackstages ? body : undefined;
}
