// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** What the client throws when the backend answers with a Backstage error. */
export function responseError(
  statusCode: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  const body = JSON.stringify({
    error: { name, message },
    request: { method: 'GET', url: '/v1' },
    response: { statusCode },
  });
  return ResponseError.fromResponse({
    status: statusCode,
    statusText: name,
    ok: false,
    redirected: false,
    type: 'basic',
    url: '/v1',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => body,
  });
}
