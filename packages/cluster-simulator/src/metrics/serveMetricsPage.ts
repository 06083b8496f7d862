// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** How a page misbehaves, by request of a fault. */
export type MetricsMishap =
  | 'hang'
  | 'huge'
  | 'drip'
  | 'random-bytes'
  | 'html'
  | 'nan'
  | 'hour-late'
  | 'redirect'
  | 'error-401'
  | 'error-403'
  | 'error-500';

const RANDOM_BYTES = 256 * 1024;
/** Of the endless page, per write. */
const HUGE_LINES = 2000;
const DRIP_MS = 200;
const HOUR_MS = 3_600_000;

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

/** A line now and then, until the reader hangs up. */
function serveDrip(response: ServerResponse, contentType: string): void {
  response.writeHead(200, { 'content-type': contentType });
  let lines = 0;
  const timer = setInterval(() => {
    response.write(`endless_series{id="${lines++}"} 1\n`);
  }, DRIP_MS);
  response.on('close', () => clearInterval(timer));
}

/** What an endpoint picker's guard says, and servers that fail. */
function refuse(response: ServerResponse, status: 401 | 403 | 500): void {
  const texts = {
    401: 'Unauthorized',
    403: 'Authorization denied for user system:anonymous',
    500: 'Internal Server Error',
  };
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(texts[status]);
}

/** Each sample's line, with another end. */
function changeSamples(
  text: string,
  change: (series: string, value: string) => string,
): string {
  return text
    .split('\n')
    .map(line => {
      const end = line.lastIndexOf(' ');
      return line.startsWith('#') || end === -1
        ? line
        : change(line.slice(0, end), line.slice(end + 1));
    })
    .join('\n');
}

function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  page: { contentType: string; text: string },
): void {
  const zipped = /\bgzip\b/.test(
    String(request.headers['accept-encoding'] ?? ''),
  );
  const body = zipped ? gzipSync(page.text) : Buffer.from(page.text);
  response.writeHead(200, {
    'content-type': page.contentType,
    'content-length': body.length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

export function serveMetricsPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: {
    contentType: string;
    text: () => string;
    /** Milliseconds since the epoch. */
    now: () => number;
  },
  mishap: MetricsMishap | undefined,
): void {
  const { contentType, text } = page;
  const send = (changed: string, type = contentType) =>
    servePage(request, response, { contentType: type, text: changed });
  switch (mishap) {
    case 'hang':
      // Says nothing, and keeps the connection until the reader gives up.
      return;
    case 'huge':
      serveEndless(response, contentType);
      return;
    case 'drip':
      serveDrip(response, contentType);
      return;
    case 'random-bytes':
      response.writeHead(200, { 'content-type': contentType });
      response.end(randomBytes(RANDOM_BYTES));
      return;
    case 'html':
      send('<!doctype html><title>Sign in</title>\n', 'text/html');
      return;
    case 'nan':
      send(changeSamples(text(), series => `${series} NaN`));
      return;
    case 'hour-late': {
      const at = page.now() - HOUR_MS;
      send(
        changeSamples(text(), (series, value) => `${series} ${value} ${at}`),
      );
      return;
    }
    case 'redirect':
      response.writeHead(302, { location: 'http://198.51.100.77/metrics' });
      response.end();
      return;
    case 'error-401':
      refuse(response, 401);
      return;
    case 'error-403':
      refuse(response, 403);
      return;
    case 'error-500':
      refuse(response, 500);
      return;
    default:
      send(text());
  }
}
