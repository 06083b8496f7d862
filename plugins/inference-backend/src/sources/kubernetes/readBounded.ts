// SPDX-License-Identifier: Apache-2.0

/** A body longer than this was cut off; `text` is its beginning. */
export interface BoundedText {
  text: string;
  complete: boolean;
}

/** Reads a body as text, at most `maxBytes` of it; the rest is not awaited. */
export async function readBounded(
  response: Response,
  maxBytes: number,
): Promise<BoundedText> {
  const reader = response.body?.getReader();
  if (!reader) {
    return { text: '', complete: true };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return { text: Buffer.concat(chunks).toString('utf8'), complete: true };
    }
    chunks.push(value);
    size += value.byteLength;
    if (size > maxBytes) {
      // Not awaited: it would wait for a sender that may never end.
      reader.cancel().catch(() => {});
      const text = Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
      return { text, complete: false };
    }
  }
}
