// SPDX-License-Identifier: Apache-2.0
import { RequestFailure } from './RequestFailure';

const NEWLINE = 10;

/**
 * The values of a stream of JSON lines, as they arrive. A line that is not JSON,
 * one longer than `maxLineBytes` and one that the stream's end cuts off are
 * failures: what comes after can't be trusted.
 */
export class JsonLines {
  readonly #maxLineBytes: number;
  /** The line that did not end yet. */
  #open: Uint8Array[] = [];
  #openBytes = 0;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /**
   * Of the lines that end in what came next.
   *
   * @throws RequestFailure
   */
  take(chunk: Uint8Array): unknown[] {
    const values: unknown[] = [];
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end !== -1) {
      this.#add(chunk.subarray(start, end));
      const line = Buffer.concat(this.#open).toString('utf8').trim();
      if (line) {
        values.push(parseLine(line));
      }
      this.#open = [];
      this.#openBytes = 0;
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    if (start < chunk.length) {
      this.#add(chunk.subarray(start));
    }
    return values;
  }

  /** @throws RequestFailure where it is in the middle of a line. */
  end(): void {
    if (this.#openBytes > 0) {
      throw new RequestFailure(
        'unreachable',
        'the watch broke off in mid-line',
      );
    }
  }

  #add(part: Uint8Array): void {
    this.#open.push(part);
    this.#openBytes += part.length;
    if (this.#openBytes > this.#maxLineBytes) {
      throw new RequestFailure(
        'failed',
        `sent a watch event of more than ${Math.round(
          this.#maxLineBytes / 1024,
        )} KiB`,
      );
    }
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
