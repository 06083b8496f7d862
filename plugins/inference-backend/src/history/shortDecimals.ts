// SPDX-License-Identifier: Apache-2.0

/** No value. */
export const NONE = 0xffff;

/** Below it all whole numbers are kept; from it on the first four digits. */
const WHOLE = 10_000;
const LEAST_DIGITS = 1_000;
const PER_DECADE = WHOLE - LEAST_DIGITS;
const DECADES = 6;

/**
 * A value in two bytes: its first four digits, or as many as it has down to the
 * finest part. What is too large becomes the largest there is, and what is no
 * number or negative, which no signal is, `NONE`.
 *
 * @param parts - finest parts of 1: with 1000, values reach from 0.001 to 9,999,000
 */
export function encodeShort(value: number, parts: number): number {
  if (!(value >= 0)) {
    return NONE;
  }
  let digits = value * parts;
  let decade = 0;
  while (Math.round(digits) >= WHOLE && decade < DECADES) {
    digits /= 10;
    decade += 1;
  }
  const number = Math.min(WHOLE - 1, Math.round(digits));
  return decade === 0
    ? number
    : WHOLE + (decade - 1) * PER_DECADE + number - LEAST_DIGITS;
}

/** Undefined of `NONE`. */
export function decodeShort(short: number, parts: number): number | undefined {
  if (short === NONE) {
    return undefined;
  }
  if (short < WHOLE) {
    return short / parts;
  }
  const decade = 1 + Math.floor((short - WHOLE) / PER_DECADE);
  const digits = LEAST_DIGITS + ((short - WHOLE) % PER_DECADE);
  return (digits * 10 ** decade) / parts;
}
