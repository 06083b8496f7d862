// SPDX-License-Identifier: Apache-2.0
import { parseNumber } from '../../scrape/exposition/parseNumber';

/** The result of an instant query, without a word of what its series are. */
export interface ScannedVector {
  /** Of each series one that its labels come to, as they are written. */
  keys: Float64Array;
  values: Float64Array;
  /** ms since the epoch by the API's clock: of the newest. */
  at: number;
  /** What is around the series: an answer without any. */
  rest: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

const RESULT = Buffer.from('"result":[');
const METRIC = Buffer.from('{"metric":');
const VALUE = Buffer.from(',"value":[');
const END = Buffer.from('"]}');
const MS_PER_SECOND = 1000;
/** Longer ones have more digits than can be read without a string. */
const SHORT_NUMBER = 16;
const FIRST_ROOM = 1024;

function stands(expected: Buffer, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < expected.length; i++) {
    if (bytes[at + i] !== expected[i]) {
      return false;
    }
  }
  return true;
}

function grown(numbers: Float64Array): Float64Array {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** `1.5`, `NaN`, `+Inf`. */
function numberIn(bytes: Buffer, start: number, end: number) {
  return end - start < SHORT_NUMBER
    ? parseNumber(bytes, start, end)
    : Number(bytes.toString('latin1', start, end));
}

/** Goes through series as all servers of the API write them. */
class Scan {
  /** Of the labels that were passed last: 53 bits of two hashes. */
  key = 0;

  constructor(private readonly bytes: Buffer, public at: number) {}

  pass(expected: Buffer): boolean {
    const passes = stands(expected, this.bytes, this.at);
    this.at += passes ? expected.length : 0;
    return passes;
  }

  /** An object of texts. */
  passLabels(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    let { at } = this;
    if (bytes[at] !== OPENING_BRACE) {
      return false;
    }
    let one = 0x811c9dc5;
    let other = 0;
    let isText = false;
    for (; at < length; at++) {
      const byte = bytes[at];
      one = Math.imul(one ^ byte, 0x01000193);
      other = Math.imul(other ^ byte, 0x5bd1e995);
      other ^= other >>> 15;
      if (byte === QUOTE) {
        isText = !isText;
      } else if (byte === BACKSLASH) {
        at++;
        one = Math.imul(one ^ bytes[at], 0x01000193);
        other = Math.imul(other ^ bytes[at], 0x5bd1e995);
      } else if (byte === CLOSING_BRACE && !isText) {
        this.at = at + 1;
        this.key = (one >>> 0) * 2 ** 21 + (other >>> 11);
        return true;
      }
    }
    return false;
  }

  /** Gives where the part ended that began here. */
  passUntil(end: number): number | undefined {
    const { bytes, at } = this;
    const found = bytes.indexOf(end, at);
    this.at = found;
    return found === -1 ? undefined : found;
  }
}

/**
 * Reads the values of an instant query's answer. Undefined where it is written
 * in another way than Prometheus does; what is wrong with it others may say.
 *
 * @param room - how many series there probably are
 */
export function scanVector(
  bytes: Buffer,
  room = FIRST_ROOM,
): ScannedVector | undefined {
  const begin = bytes.indexOf(RESULT) + RESULT.length;
  if (begin < RESULT.length) {
    return undefined;
  }
  const scan = new Scan(bytes, begin);
  let keys = new Float64Array(Math.max(1, room));
  let values = new Float64Array(keys.length);
  let count = 0;
  let at = -Infinity;
  // Mostly all are of one time.
  let timeStart = begin;
  let timeLength = 0;
  while (bytes[scan.at] !== CLOSING_BRACKET) {
    if (count > 0 && bytes[scan.at++] !== COMMA) {
      return undefined;
    }
    if (!scan.pass(METRIC) || !scan.passLabels() || !scan.pass(VALUE)) {
      return undefined;
    }
    const start = scan.at;
    const end = scan.passUntil(COMMA);
    if (end === undefined) {
      return undefined;
    }
    const isSameTime =
      end - start === timeLength &&
      bytes.compare(bytes, timeStart, timeStart + timeLength, start, end) === 0;
    if (!isSameTime) {
      const seconds = numberIn(bytes, start, end);
      if (seconds === undefined || Number.isNaN(seconds)) {
        return undefined;
      }
      at = Math.max(at, seconds * MS_PER_SECOND);
      timeStart = start;
      timeLength = end - start;
    }
    scan.at = end + 1;
    if (bytes[scan.at++] !== QUOTE) {
      return undefined;
    }
    const valueStart = scan.at;
    const valueEnd = scan.passUntil(QUOTE);
    const value = valueEnd && numberIn(bytes, valueStart, valueEnd);
    if (value === undefined || !scan.pass(END)) {
      return undefined;
    }
    if (count === keys.length) {
      keys = grown(keys);
      values = grown(values);
    }
    keys[count] = scan.key;
    values[count++] = value;
  }
  return {
    keys: keys.subarray(0, count),
    values: values.subarray(0, count),
    at,
    rest: bytes.toString('utf8', 0, begin) + bytes.toString('utf8', scan.at),
  };
}
