// SPDX-License-Identifier: Apache-2.0
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const GZIP_MAGIC = [0x1f, 0x8b];

async function* readChunks(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // A page that is left early must not go on filling buffers.
    await reader.cancel().catch(() => {});
  }
}

async function* startWith(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/**
 * The chunks of an answer, unzipped. `fetch` unzips by itself, but leaves the
 * header that says so in place, and others don't: the bytes themselves tell.
 */
export async function* readBody(
  response: Response,
): AsyncGenerator<Uint8Array> {
  if (!response.body) {
    return;
  }
  const chunks = readChunks(response.body);
  const first = await chunks.next();
  if (first.done) {
    return;
  }
  const isZipped = GZIP_MAGIC.every(
    (byte, index) => first.value[index] === byte,
  );
  const all = startWith(first.value, chunks);
  yield* isZipped ? pipeline(all, createGunzip(), () => {}) : all;
}
