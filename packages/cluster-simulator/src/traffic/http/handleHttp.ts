// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DataRequest } from '../DataRequest';
import type { Responder } from '../Responder';
import type { Cancel } from '../server/ModelServer';
import { createHttpResponder } from './createHttpResponder';
import { readDataRequest } from './readDataRequest';

/** Hands a request of the real world to one who answers in simulated time. */
export function handleHttp(
  message: IncomingMessage,
  response: ServerResponse,
  now: () => number,
  serve: (request: DataRequest, responder: Responder, at: number) => Cancel,
): void {
  readDataRequest(message).then(
    request => {
      if (response.destroyed) return;
      const cancel = serve(request, createHttpResponder(response), now());
      response.on('close', () => {
        if (!response.writableFinished) cancel(now());
      });
    },
    error => {
      const tooLarge = error instanceof RangeError;
      if (!tooLarge || response.headersSent) response.destroy();
      else response.writeHead(413).end();
    },
  );
}
