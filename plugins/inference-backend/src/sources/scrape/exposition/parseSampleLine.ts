// SPDX-License-Identifier: Apache-2.0
import { addToHash, EMPTY_HASH, NameSet, TextPool } from './ByteTable';
import { parseNumber } from './parseNumber';
import { SampleCursor } from './SampleCursor';

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** 1 for bytes of a metric's or a label's name. */
const NAME_BYTES = new Uint8Array(256);
for (const char of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789') {
  NAME_BYTES[char.charCodeAt(0)] = 1;
}
/** 1 for the last bytes of numbers, NaN, Inf and Infinity. */
const NUMBER_ENDS = new Uint8Array(256);
for (const char of '0123456789.nNfFyY') {
  NUMBER_ENDS[char.charCodeAt(0)] = 1;
}

/** Seconds since the epoch stay below this for 3,000 years; milliseconds passed it in 1973. */
const LEAST_MILLISECONDS = 1e11;

/** What is wrong with a line; the caller knows which line it is. */
export class LineError extends Error {
  constructor(readonly code: 'syntax' | 'label-too-long', message: string) {
    super(message);
  }
}

function expected(what: string): LineError {
  return new LineError('syntax', `expected ${what}`);
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && (bytes[i] === SPACE || bytes[i] === TAB)) {
    i++;
  }
  return i;
}

function skipName(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && NAME_BYTES[bytes[i]] === 1) {
    i++;
  }
  return i;
}

function skipToken(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && bytes[i] !== SPACE && bytes[i] !== TAB) {
    i++;
  }
  return i;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Cuts `{…}` that begins at `open`; gives the place after it. */
function cutLabels(
  bytes: Uint8Array,
  open: number,
  end: number,
  maxLabelLength: number,
  sample: SampleCursor,
): number {
  let i = skipBlanks(bytes, open + 1, end);
  while (i < end && bytes[i] !== CLOSE) {
    const nameStart = i;
    const nameEnd = skipName(bytes, i, end);
    if (nameEnd === nameStart || isDigit(bytes[nameStart])) {
      throw expected('a label name');
    }
    i = skipBlanks(bytes, nameEnd, end);
    if (i >= end || bytes[i] !== EQUALS) {
      throw expected('= after a label name');
    }
    i = skipBlanks(bytes, i + 1, end);
    if (i >= end || bytes[i] !== QUOTE) {
      throw expected('a label value in quotes');
    }
    const valueStart = ++i;
    while (i < end && bytes[i] !== QUOTE) {
      i += bytes[i] === BACKSLASH ? 2 : 1;
    }
    if (i >= end) {
      throw expected('the closing quote of a label value');
    }
    if (Math.max(nameEnd - nameStart, i - valueStart) > maxLabelLength) {
      throw new LineError(
        'label-too-long',
        `a label is longer than ${maxLabelLength} bytes`,
      );
    }
    sample.addLabel(nameStart, nameEnd, valueStart, i);
    i = skipBlanks(bytes, i + 1, end);
    if (i < end && bytes[i] === COMMA) {
      i = skipBlanks(bytes, i + 1, end);
    } else if (i < end && bytes[i] !== CLOSE) {
      throw expected(', or } after a label');
    }
  }
  if (i >= end) {
    throw expected('} after the labels');
  }
  return i + 1;
}

/** Cuts `value [timestamp] [# exemplar]`. An exemplar is looked at no further. */
function cutNumbers(
  bytes: Uint8Array,
  from: number,
  end: number,
  sample: SampleCursor,
): void {
  const valueStart = skipBlanks(bytes, from, end);
  const valueEnd = skipToken(bytes, valueStart, end);
  const value = parseNumber(bytes, valueStart, valueEnd);
  if (value === undefined) {
    throw expected('a number as value');
  }
  sample.value = value;
  let i = skipBlanks(bytes, valueEnd, end);
  if (i < end && bytes[i] !== HASH) {
    const tokenEnd = skipToken(bytes, i, end);
    const timestamp = parseNumber(bytes, i, tokenEnd);
    if (timestamp === undefined || !Number.isFinite(timestamp)) {
      throw expected('a number as timestamp');
    }
    // Prometheus text counts milliseconds, OpenMetrics seconds; the content
    // type does not tell, as gateways send one under the name of the other.
    sample.timestampMs =
      Math.abs(timestamp) < LEAST_MILLISECONDS ? timestamp * 1000 : timestamp;
    i = skipBlanks(bytes, tokenEnd, end);
  }
  if (
    i < end &&
    (bytes[i] !== HASH || bytes[skipBlanks(bytes, i + 1, end)] !== OPEN)
  ) {
    throw expected('nothing, or an exemplar, after the value');
  }
}

/**
 * Reads one line that is no comment into `sample`.
 *
 * A sample that `wanted` doesn't hold is left after its name; that it ends like
 * a number is all that is checked, enough to tell a page of metrics from text.
 *
 * @returns whether the sample is wanted
 * @throws LineError
 */
export function parseSampleLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  options: {
    wanted?: NameSet;
    pool: TextPool;
    maxLabelLength: number;
    sample: SampleCursor;
  },
): boolean {
  let hash = EMPTY_HASH;
  let nameEnd = start;
  while (nameEnd < end && NAME_BYTES[bytes[nameEnd]] === 1) {
    hash = addToHash(hash, bytes[nameEnd]);
    nameEnd++;
  }
  if (nameEnd === start || isDigit(bytes[start])) {
    throw expected('a metric name');
  }
  const next = bytes[nameEnd];
  if (nameEnd === end || (next !== OPEN && next !== SPACE && next !== TAB)) {
    throw expected('labels or a value after a metric name');
  }
  const { wanted, pool, sample } = options;
  const name = wanted
    ? wanted.find(bytes, start, nameEnd, hash)
    : pool.text(bytes, start, nameEnd);
  if (name === undefined) {
    if (NUMBER_ENDS[bytes[end - 1]] !== 1) {
      throw expected('a number at the end');
    }
    return false;
  }
  sample.begin(bytes, name);
  let i = skipBlanks(bytes, nameEnd, end);
  if (i < end && bytes[i] === OPEN) {
    i = cutLabels(bytes, i, end, options.maxLabelLength, sample);
  }
  cutNumbers(bytes, i, end, sample);
  return true;
}
