// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, get, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { MetricsMishap, serveMetricsPage } from './serveMetricsPage';

const NOW = Date.UTC(2026, 10, 20, 12);
const PAGE = {
  contentType: 'text/plain; version=0.0.4',
  text: () => 'up 1\n',
  now: () => NOW,
};
let server: Server;
let mishap: MetricsMishap | undefined;

beforeAll(async () => {
  server = createServer((request, response) =>
    serveMetricsPage(request, response, PAGE, mishap),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function open(headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers }, resolve).on('error', reject);
  });
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('serves the page, compressed where asked', async () => {
  mishap = undefined;
  expect(String(await readAll(await open()))).toBe('up 1\n');
  const zipped = await open({ 'accept-encoding': 'gzip' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(String(gunzipSync(await readAll(zipped)))).toBe('up 1\n');
});

it.each([
  ['error-401', 401],
  ['error-403', 403],
  ['error-500', 500],
  ['redirect', 302],
] as const)('%s: answers %d', async (kind, status) => {
  mishap = kind;
  const message = await open();
  expect(message.statusCode).toBe(status);
  message.resume();
});

it('says that every value is none', async () => {
  mishap = 'nan';
  expect(String(await readAll(await open()))).toBe('up NaN\n');
});

it('says that its values are an hour old', async () => {
  mishap = 'hour-late';
  expect(String(await readAll(await open()))).toBe(`up 1 ${NOW - 3_600_000}\n`);
});

it('is a page for people', async () => {
  mishap = 'html';
  const message = await open();
  expect(message.headers['content-type']).toBe('text/html');
  expect(String(await readAll(message))).toMatch(/^<!doctype html>/);
});

it('comes a line at a time', async () => {
  mishap = 'drip';
  let lines = '';
  for await (const chunk of await open()) {
    lines += chunk;
    if (lines.includes('id="1"')) break;
  }
  expect(lines).toBe('endless_series{id="0"} 1\nendless_series{id="1"} 1\n');
});

it('sends bytes that are no page', async () => {
  mishap = 'random-bytes';
  const body = await readAll(await open());
  expect(body).toHaveLength(256 * 1024);
});

it('never ends, until the reader hangs up', async () => {
  mishap = 'huge';
  const message = await open();
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > 5_000_000) break;
  }
  expect(bytes).toBeGreaterThan(5_000_000);
});

it('says nothing', async () => {
  mishap = 'hang';
  const answer = open();
  const waited = new Promise(resolve => {
    setTimeout(() => resolve('still nothing'), 150);
  });
  await expect(Promise.race([answer, waited])).resolves.toBe('still nothing');
  server.closeAllConnections();
  await expect(answer).rejects.toThrow('socket hang up');
});
