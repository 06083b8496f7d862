// SPDX-License-Identifier: Apache-2.0

/** A body longer than this was cut off; `text` is its beginning. */
export interface BoundedText {
  text: string;
  complete: boolean;
}

/** Reads a body, at most `maxBytes` of it; the rest is not awaited. */
export async function readBoundedBytes(
  response: Response,
  maxBytes: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) {
    return { bytes: Buffer.alloc(0), complete: true };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return { bytes: Buffer.concat(chunks), complete: true };
    }
    chunks.push(value);
    size += value.byteLength;
    if (size > maxBytes) {
      // Not awaited: it would wait for a sender that may never end.
      reader.cancel().catch(() => {});
      const bytes = Buffer.concat(chunks).subarray(0, maxBytes);
      return { bytes, complete: false };
    }
  }
}

/** The same as text. */
export async function readBounded(
  response: Response,
  maxBytes: number,
): Promise<BoundedText> {
  const { bytes, complete } = await readBoundedBytes(response, maxBytes);
  return { text: bytes.toString('utf8'), complete };
}
