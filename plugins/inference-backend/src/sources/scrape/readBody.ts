// SPDX-License-Identifier: Apache-2.0
import { pipeline } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Zipped pages up to this size, as most are, are unzipped at once: a stream
 * costs more than their bytes do.
 */
const SMALL_ZIPPED_BYTES = 64 * 1024;
const SMALL_BYTES = 1024 * 1024;
const MIN_CHUNK_BYTES = 1024;

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
  yield* isZipped ? unzip(first.value, chunks) : startWith(first.value, chunks);
}

async function* unzip(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const held = [first];
  let heldBytes = first.byteLength;
  while (heldBytes <= SMALL_ZIPPED_BYTES) {
    const next = await rest.next();
    if (next.done) {
      const whole = unzipSmall(held);
      yield* whole ? [whole] : pipeline(held, createGunzip(), () => {});
      return;
    }
    held.push(next.value);
    heldBytes += next.value.byteLength;
  }
  const all = startWith(Buffer.concat(held), rest);
  yield* pipeline(all, createGunzip(), () => {});
}

/** Undefined where it is not small, or broken: the stream says how, in its place. */
function unzipSmall(zipped: readonly Uint8Array[]): Uint8Array | undefined {
  const whole = zipped.length === 1 ? zipped[0] : Buffer.concat(zipped);
  try {
    return gunzipSync(whole, {
      maxOutputLength: SMALL_BYTES,
      chunkSize: saidLength(whole),
    });
  } catch {
    return undefined;
  }
}

/**
 * What the end of a zipped page says of its length, and one more: then it is
 * unzipped in one piece. It may say anything.
 */
function saidLength(zipped: Uint8Array): number {
  const end = new DataView(zipped.buffer, zipped.byteOffset, zipped.byteLength);
  const said =
    zipped.byteLength < 4 ? 0 : end.getUint32(zipped.byteLength - 4, true);
  return Math.max(MIN_CHUNK_BYTES, Math.min(said + 1, SMALL_BYTES));
}
