// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { decodeShort, encodeShort, NONE } from './shortDecimals';

const kept = (value: number, parts: number) =>
  decodeShort(encodeShort(value, parts), parts);

it.each([
  [0, 1000, 0],
  [3, 1000, 3],
  [0.001, 1000, 0.001],
  [0.0004, 1000, 0],
  [9.999, 1000, 9.999],
  [9.9996, 1000, 10],
  [12.345, 1000, 12.35],
  [65_534, 1000, 65_530],
  [9_999_000, 1000, 9_999_000],
  [0.1234, 100_000, 0.1234],
  [0.00031, 100_000, 0.00031],
  [1, 100_000, 1],
])('keeps %d in parts of 1/%d as %d', (value, parts, expected) => {
  expect(kept(value, parts)).toBe(expected);
});

it('takes what is too large for the largest there is', () => {
  expect([1e7, 1e12, Infinity].map(value => kept(value, 1000))).toEqual([
    9_999_000, 9_999_000, 9_999_000,
  ]);
});

it.each([-1, NaN])('has no %d', value => {
  expect(encodeShort(value, 1000)).toBe(NONE);
  expect(kept(value, 1000)).toBeUndefined();
});

it('keeps what four digits say, in two bytes, and again the same', () => {
  const parts = fc.constantFrom(1, 1_000, 100_000);
  const value = fc.double({ min: 0, max: 9e6, noNaN: true });
  fc.assert(
    fc.property(value, parts, (given, per) => {
      const short = encodeShort(given, per);
      expect(short).toBeLessThan(NONE);
      const back = decodeShort(short, per) ?? NaN;
      const most = (9_999 * 10 ** 6) / per;
      const meant = Math.min(given, most);
      // Half of the last digit, or half of the finest part.
      expect(Math.abs(back - meant)).toBeLessThanOrEqual(
        Math.max(meant * 5.01e-4, 0.5 / per),
      );
      expect(encodeShort(back, per)).toBe(short);
    }),
  );
});
