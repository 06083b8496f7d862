// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** How a page misbehaves, by request of a fault. */
export type MetricsMishap = 'hang' | 'huge' | 'random-bytes' | 'error-500';

const RANDOM_BYTES = 256 * 1024;
/** Of the endless page, per write. */
const HUGE_LINES = 2000;

function hugeChunk(start: number): string {
  const lines = Array.from(
    { length: HUGE_LINES },
    (_, index) => `endless_series{id="${start + index}"} ${index}`,
  );
  return `${lines.join('\n')}\n`;
}

/** Writes as fast as the reader reads, until it hangs up. */
function serveEndless(response: ServerResponse, contentType: string): void {
  response.writeHead(200, { 'content-type': contentType });
  let lines = 0;
  const write = () => {
    let room = true;
    while (room && !response.destroyed) {
      room = response.write(hugeChunk(lines));
      lines += HUGE_LINES;
    }
  };
  response.on('drain', write);
  write();
}

export function serveMetricsPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: { contentType: string; text: () => string },
  mishap: MetricsMishap | undefined,
): void {
  const { contentType } = page;
  switch (mishap) {
    case 'hang':
      // Says nothing, and keeps the connection until the reader gives up.
      return;
    case 'huge':
      serveEndless(response, contentType);
      return;
    case 'random-bytes':
      response.writeHead(200, { 'content-type': contentType });
      response.end(randomBytes(RANDOM_BYTES));
      return;
    case 'error-500':
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Internal Server Error');
      return;
    default: {
      const zipped = /\bgzip\b/.test(
        String(request.headers['accept-encoding'] ?? ''),
      );
      const body = zipped ? gzipSync(page.text()) : Buffer.from(page.text());
      response.writeHead(200, {
        'content-type': contentType,
        'content-length': body.length,
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(body);
    }
  }
}
