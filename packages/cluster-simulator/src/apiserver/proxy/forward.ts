// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PodHandler } from '../../cluster/Cluster';

/** What the API server keeps to itself, and what concerns one connection only. */
const DROPPED = new Set([
  'authorization',
  'connection',
  'keep-alive',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Sets of the API server's own that a proxied answer doesn't have. */
const OWN_HEADERS = ['cache-control'];

/**
 * Hands a request to the server in the pod, under the path that it knows. The
 * credential stays behind: it was for the API server.
 */
export function forward(
  message: IncomingMessage,
  response: ServerResponse,
  options: { path: string; handler: PodHandler },
): void {
  const original = message.url ?? '/';
  message.url = options.path;
  for (const header of Object.keys(message.headers)) {
    if (DROPPED.has(header)) {
      delete message.headers[header];
    }
  }
  message.rawHeaders = message.rawHeaders.filter((_, index, all) => {
    const name = all[index - (index % 2)];
    return !DROPPED.has(name.toLocaleLowerCase('en-US'));
  });
  message.headers['x-forwarded-uri'] = original.split('?')[0];
  message.headers['x-forwarded-host'] = message.headers.host ?? '';
  OWN_HEADERS.forEach(header => response.removeHeader(header));
  options.handler(message, response);
}
