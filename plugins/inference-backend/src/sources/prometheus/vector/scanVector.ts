// SPDX-License-Identifier: Apache-2.0
import { parseNearly } from '../../scrape/exposition/parseNumber';

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
const COMMA = 0x2c;
const CLOSING_BRACKET = 0x5d;

const RESULT = Buffer.from('"result":[');
const METRIC = Buffer.from('{"metric":{');
/**
 * What ends the labels. In none of them: a quote within a text has a backslash
 * before it, and no text is followed by a word.
 */
const LABELS_END = Buffer.from('},"value":[');
const END = Buffer.from('"]}');
const MS_PER_SECOND = 1000;
const FIRST_ROOM = 1024;

function stands(expected: Buffer, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < expected.length; i++) {
    if (bytes[at + i] !== expected[i]) {
      return false;
    }
  }
  return true;
}

function isSame(
  bytes: Buffer,
  { from, length }: { from: number; length: number },
  at: number,
): boolean {
  for (let i = 0; i < length; i++) {
    if (bytes[from + i] !== bytes[at + i]) {
      return false;
    }
  }
  return true;
}

/** By hand: of twenty bytes that takes less than to ask. */
function find(byte: number, bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== byte) {
    at++;
  }
  return at;
}

function grown(numbers: Float64Array): Float64Array {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** 53 bits of two hashes, four bytes at a time. */
function keyOf(view: DataView, start: number, end: number): number {
  let one = end - start;
  let other = 0x811c9dc5;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = Math.imul(view.getInt32(at, true), 0xcc9e2d51);
    one ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    one = Math.imul((one << 13) | (one >>> 19), 5) + 0xe6546b64;
    other = Math.imul(other ^ word, 0x5bd1e995);
    other ^= other >>> 15;
  }
  for (; at < end; at++) {
    one = Math.imul(one ^ view.getUint8(at), 0x01000193);
    other = Math.imul(other ^ view.getUint8(at), 0x5bd1e995);
    other ^= other >>> 15;
  }
  one ^= one >>> 16;
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let keys = new Float64Array(Math.max(1, room));
  let values = new Float64Array(keys.length);
  let count = 0;
  let newest = -Infinity;
  // Mostly all are of one time.
  let time = { from: begin, length: 0 };
  let at = begin;
  while (bytes[at] !== CLOSING_BRACKET) {
    if (count > 0 && bytes[at++] !== COMMA) {
      return undefined;
    }
    const labels = at + METRIC.length;
    const labelsEnd = stands(METRIC, bytes, at)
      ? bytes.indexOf(LABELS_END, labels)
      : -1;
    if (labelsEnd === -1) {
      return undefined;
    }
    at = labelsEnd + LABELS_END.length;
    const isOfTime = bytes[at + time.length] === COMMA;
    if (!isOfTime || !isSame(bytes, time, at)) {
      time = { from: at, length: find(COMMA, bytes, at) - at };
      const seconds = parseNearly(bytes, at, at + time.length);
      if (seconds === undefined || !Number.isFinite(seconds)) {
        return undefined;
      }
      newest = Math.max(newest, seconds * MS_PER_SECOND);
    }
    at += time.length + 1;
    if (bytes[at++] !== QUOTE) {
      return undefined;
    }
    const valueEnd = find(QUOTE, bytes, at);
    const value = parseNearly(bytes, at, valueEnd);
    if (value === undefined || !stands(END, bytes, valueEnd)) {
      return undefined;
    }
    at = valueEnd + END.length;
    if (count === keys.length) {
      keys = grown(keys);
      values = grown(values);
    }
    keys[count] = keyOf(view, labels, labelsEnd);
    values[count++] = value;
  }
  return {
    keys: keys.subarray(0, count),
    values: values.subarray(0, count),
    at: newest,
    rest: bytes.toString('utf8', 0, begin) + bytes.toString('utf8', at),
  };
}
