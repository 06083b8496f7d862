// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { DataRequest } from '../DataRequest';

/** More than this no client of a demo sends. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;

function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > LARGEST_BODY_BYTES) throw new RangeError('Body too large');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

/** Takes a request off the wire; rejects where its connection breaks or its body has no end. */
export async function readDataRequest(
  message: IncomingMessage,
): Promise<DataRequest> {
  const body = await readBody(message);
  const url = new URL(message.url ?? '/', 'http://gateway');
  return {
    method: message.method ?? 'GET',
    host: (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: new Map(
      Object.entries(message.headers).flatMap(([name, value]) =>
        value === undefined
          ? []
          : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
    bodyBytes: body.length,
    body: body.length > 0 ? parseBody(body) : undefined,
  };
}
