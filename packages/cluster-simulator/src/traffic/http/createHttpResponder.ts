// SPDX-License-Identifier: Apache-2.0
import type { ServerResponse } from 'node:http';
import type { Responder } from '../Responder';

/** Writes an answer to a connection as it comes. */
export function createHttpResponder(response: ServerResponse): Responder {
  return {
    readsText: true,
    head({ status, headers }) {
      response.writeHead(status, headers);
      response.flushHeaders();
    },
    chunk({ text }) {
      if (text) response.write(text);
    },
    end({ complete }) {
      if (complete) response.end();
      else response.destroy();
    },
  };
}
