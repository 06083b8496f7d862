// SPDX-License-Identifier: Apache-2.0

const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, power) => 10 ** power);
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function parseWord(text: string): number | undefined {
  switch (text.toLowerCase()) {
    case 'nan':
    case '+nan':
    case '-nan':
      return NaN;
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Infinity;
    case '-inf':
    case '-infinity':
      return -Infinity;
    default:
      return DECIMAL.test(text) ? Number(text) : undefined;
  }
}

function parseSlowly(bytes: Uint8Array, start: number, end: number) {
  let text = '';
  for (let i = start; i < end; i++) {
    text += String.fromCharCode(bytes[i]);
  }
  return parseWord(text);
}

/** The exponent at `start`, or undefined where it is none or too long to matter. */
function parseExponent(bytes: Uint8Array, start: number, end: number) {
  let i = start;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) {
    i++;
  }
  if (i === end || end - i > 3) {
    return undefined;
  }
  let exponent = 0;
  for (; i < end; i++) {
    const digit = bytes[i] - ZERO;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    exponent = exponent * 10 + digit;
  }
  return negative ? -exponent : exponent;
}

/**
 * The number that is written in the bytes, correctly rounded, or undefined
 * where it is none. Short numbers, that is nearly all, need no string: digits
 * and power of ten are both exact then, and one operation on exact numbers
 * rounds once.
 */
export function parseNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
): number | undefined {
  let i = start;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) {
    i++;
  }
  let digits = 0;
  let mantissa = 0;
  let fraction = 0;
  let seenDot = false;
  for (; i < end; i++) {
    const byte = bytes[i];
    if (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      digits++;
      if (seenDot) {
        fraction++;
      }
    } else if (byte === DOT && !seenDot) {
      seenDot = true;
    } else {
      break;
    }
  }
  // What was added up inexactly is larger still.
  if (digits === 0 || mantissa > Number.MAX_SAFE_INTEGER) {
    return parseSlowly(bytes, start, end);
  }
  let exponent = -fraction;
  if (i < end) {
    // 0x20 makes E an e.
    const written =
      (bytes[i] | 0x20) === 0x65 ? parseExponent(bytes, i + 1, end) : undefined;
    if (written === undefined) {
      return parseSlowly(bytes, start, end);
    }
    exponent += written;
  }
  if (exponent < -22 || exponent > 22) {
    return parseSlowly(bytes, start, end);
  }
  const value =
    exponent < 0
      ? mantissa / EXACT_POWERS[-exponent]
      : mantissa * EXACT_POWERS[exponent];
  return negative ? -value : value;
}

/**
 * The same, five times as fast where there are 16 digits or more, as rates have:
 * of those the last one or two units of a double may differ.
 */
export function parseNearly(
  bytes: Uint8Array,
  start: number,
  end: number,
): number | undefined {
  let number = 0;
  let fraction = -1;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte >= ZERO && byte <= NINE) {
      number = number * 10 + (byte - ZERO);
      fraction += fraction < 0 ? 0 : 1;
    } else if (byte === DOT && fraction < 0 && at > start) {
      fraction = 0;
    } else {
      return parseNumber(bytes, start, end);
    }
  }
  return fraction < EXACT_POWERS.length && end > start
    ? number / EXACT_POWERS[Math.max(0, fraction)]
    : parseNumber(bytes, start, end);
}
