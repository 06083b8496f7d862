// SPDX-License-Identifier: Apache-2.0
import { NameSet, TextPool } from './ByteTable';
import { ExpositionError, ExpositionErrorCode } from './ExpositionError';
import {
  ExpositionMetadata,
  isEofLine,
  parseCommentLine,
} from './parseCommentLine';
import { LineError, parseSampleLine } from './parseSampleLine';
import { SampleCursor } from './SampleCursor';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const HASH = 0x23;

/** What a page may cost; past it, reading ends with an error of its own. */
export interface ExpositionLimits {
  maxBytes: number;
  /** Of the wanted samples. */
  maxSamples: number;
  maxLineLength: number;
  /** Bytes of a label's name or value. */
  maxLabelLength: number;
  /** From the first byte to the last. */
  maxMs: number;
}

export const DEFAULT_LIMITS: ExpositionLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxSamples: 100_000,
  maxLineLength: 64 * 1024,
  maxLabelLength: 4 * 1024,
  maxMs: 10_000,
};

export interface ExpositionOptions {
  /** Names of samples, with `_bucket`, `_sum`, `_total`. All where left out. */
  wanted?: NameSet;
  /** Shared by the readers of many pages, it saves making the same strings again. */
  pool?: TextPool;
  limits?: Partial<ExpositionLimits>;
  /** Milliseconds; without it a page may take its time. */
  now?: () => number;
  /** The cursor is the same each time: what is to stay must be copied. */
  onSample(sample: SampleCursor): void;
  onMetadata?(metadata: ExpositionMetadata): void;
}

export interface ExpositionSummary {
  bytes: number;
  lines: number;
  /** Samples that were handed over. */
  samples: number;
  /** Samples that weren't wanted. */
  skipped: number;
  /** The page ended with OpenMetrics' `# EOF`. */
  ended: boolean;
}

/**
 * Reads a page of metrics, Prometheus text 0.0.4 or OpenMetrics 1.0, from chunks
 * of bytes that may be cut anywhere. Its memory doesn't grow with the page.
 *
 * https://github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md
 * https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md
 */
export class ExpositionParser {
  private readonly limits: ExpositionLimits;
  private readonly sample: SampleCursor;
  private readonly lineOptions;
  private readonly summary: ExpositionSummary = {
    bytes: 0,
    lines: 0,
    samples: 0,
    skipped: 0,
    ended: false,
  };
  private startedAt: number | undefined;
  /** Begin of a line whose end is in a chunk to come. */
  private carry = new Uint8Array(1024);
  private carried = 0;

  constructor(private readonly options: ExpositionOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    const pool = options.pool ?? new TextPool();
    this.sample = new SampleCursor(pool);
    this.lineOptions = {
      wanted: options.wanted,
      pool,
      maxLabelLength: this.limits.maxLabelLength,
      sample: this.sample,
    };
  }

  /** @throws ExpositionError */
  write(bytes: Uint8Array): void {
    // The same memory; Buffer's indexOf is twice as fast.
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.summary.bytes += chunk.length;
    if (this.summary.bytes > this.limits.maxBytes) {
      throw this.error(
        'too-many-bytes',
        `the page is longer than ${this.limits.maxBytes} bytes`,
      );
    }
    this.checkTime();
    let start = 0;
    if (this.carried > 0) {
      const newline = chunk.indexOf(NEWLINE);
      if (newline < 0) {
        this.keep(chunk);
        return;
      }
      this.keep(chunk.subarray(0, newline));
      this.readCarried();
      start = newline + 1;
    }
    for (;;) {
      const newline = chunk.indexOf(NEWLINE, start);
      if (newline < 0) {
        break;
      }
      this.readLine(chunk, start, newline);
      start = newline + 1;
    }
    this.keep(chunk.subarray(start));
  }

  /** @throws ExpositionError where the last line, without newline, is broken */
  end(): ExpositionSummary {
    if (this.carried > 0) {
      this.readCarried();
    }
    return { ...this.summary };
  }

  private checkTime(): void {
    const now = this.options.now?.();
    this.startedAt ??= now;
    if (now !== undefined && now - this.startedAt! > this.limits.maxMs) {
      throw this.error(
        'too-slow',
        `the page took longer than ${this.limits.maxMs} ms`,
      );
    }
  }

  private keep(bytes: Uint8Array): void {
    const length = this.carried + bytes.length;
    this.checkLineLength(length);
    if (length > this.carry.length) {
      const longer = new Uint8Array(length * 2);
      longer.set(this.carry.subarray(0, this.carried));
      this.carry = longer;
    }
    this.carry.set(bytes, this.carried);
    this.carried = length;
  }

  private readCarried(): void {
    const end = this.carried;
    this.carried = 0;
    this.readLine(this.carry, 0, end);
  }

  private readLine(bytes: Uint8Array, from: number, to: number): void {
    this.summary.lines++;
    this.checkLineLength(to - from);
    let start = from;
    let end = to;
    if (end > start && bytes[end - 1] === CARRIAGE_RETURN) {
      end--;
    }
    while (start < end && (bytes[start] === SPACE || bytes[start] === TAB)) {
      start++;
    }
    while (
      end > start &&
      (bytes[end - 1] === SPACE || bytes[end - 1] === TAB)
    ) {
      end--;
    }
    if (start === end) {
      return;
    }
    if (bytes[start] === HASH) {
      this.readComment(bytes, start, end);
    } else {
      this.readSample(bytes, start, end);
    }
  }

  private readComment(bytes: Uint8Array, start: number, end: number): void {
    if (isEofLine(bytes, start, end)) {
      this.summary.ended = true;
    } else if (this.options.onMetadata) {
      const metadata = parseCommentLine(bytes, start, end);
      if (metadata) {
        this.options.onMetadata(metadata);
      }
    }
  }

  private readSample(bytes: Uint8Array, start: number, end: number): void {
    if (this.summary.ended) {
      throw this.error('syntax', 'a sample after # EOF');
    }
    let isWanted: boolean;
    try {
      isWanted = parseSampleLine(bytes, start, end, this.lineOptions);
    } catch (error) {
      throw error instanceof LineError
        ? this.error(error.code, error.message)
        : error;
    }
    if (!isWanted) {
      this.summary.skipped++;
      return;
    }
    this.summary.samples++;
    if (this.summary.samples > this.limits.maxSamples) {
      throw this.error(
        'too-many-samples',
        `the page has more than ${this.limits.maxSamples} samples`,
      );
    }
    this.options.onSample(this.sample);
  }

  private checkLineLength(length: number): void {
    if (length > this.limits.maxLineLength) {
      throw this.error(
        'line-too-long',
        `a line is longer than ${this.limits.maxLineLength} bytes`,
      );
    }
  }

  private error(code: ExpositionErrorCode, message: string): ExpositionError {
    return new ExpositionError(code, message, Math.max(1, this.summary.lines));
  }
}
