// SPDX-License-Identifier: Apache-2.0
import { RequestFailure } from './RequestFailure';

const NEWLINE = 10;

/**
 * The values of a stream of JSON lines, as they arrive, one array per read. A
 * line that is not JSON, one longer than `maxLineBytes` and one that the stream's
 * end cuts off are failures: what comes after can't be trusted.
 *
 * @param read - the next bytes, or undefined at the end
 */
export async function* readJsonLines(
  read: () => Promise<Uint8Array | undefined>,
  maxLineBytes: number,
): AsyncGenerator<unknown[]> {
  let open: Uint8Array[] = [];
  let openBytes = 0;
  for (;;) {
    const chunk = await read();
    if (!chunk) {
      if (openBytes > 0) {
        throw new RequestFailure(
          'unreachable',
          'the watch broke off in mid-line',
        );
      }
      return;
    }
    const values: unknown[] = [];
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end !== -1) {
      open.push(chunk.subarray(start, end));
      checkLength(openBytes + end - start, maxLineBytes);
      const line = Buffer.concat(open).toString('utf8').trim();
      if (line) {
        values.push(parseLine(line));
      }
      open = [];
      openBytes = 0;
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    if (start < chunk.length) {
      open.push(chunk.subarray(start));
      openBytes += chunk.length - start;
      checkLength(openBytes, maxLineBytes);
    }
    if (values.length > 0) {
      yield values;
    }
  }
}

function checkLength(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new RequestFailure(
      'failed',
      `sent a watch event of more than ${Math.round(maxBytes / 1024)} KiB`,
    );
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RequestFailure(
      'failed',
      `sent a watch event that is not JSON: ${line.slice(0, 60)}`,
    );
  }
}
