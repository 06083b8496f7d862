// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiMishap } from '../cluster/Cluster';
import { sendFailure } from './answer/send';
import { ApiFailure } from './failure/ApiFailure';
import { unauthorized } from './failure/failures';

/** What a watch says before it breaks off. */
export const HALF_A_LINE = '{"type":"MODIFIED","object":{"apiVersion":"v1","ki';

/** Answers in its own way, or never. Returns whether it did. */
export function misbehave(
  mishap: ApiMishap | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  switch (mishap) {
    case 'down':
      request.socket.destroy();
      return true;
    case 'silent':
      // The connection stays, and nobody says anything on it.
      return true;
    case 'unauthorized':
      sendFailure(response, unauthorized(), { pretty: false });
      return true;
    case 'forbidden':
      sendFailure(response, forbidden(request.url ?? ''), { pretty: false });
      return true;
    case 'half-line':
      if (!/[?&]watch=(true|1)/.test(request.url ?? '')) {
        return false;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(HALF_A_LINE);
      return true;
    default:
      return false;
  }
}

/** As after the role binding was deleted. */
function forbidden(url: string): ApiFailure {
  const [path] = url.split('?');
  return new ApiFailure({
    code: 403,
    reason: 'Forbidden',
    message: `forbidden: the user cannot get path "${path}"`,
  });
}
