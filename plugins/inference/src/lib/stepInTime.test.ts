// SPDX-License-Identifier: Apache-2.0
import { rangeOf, stepInTime } from './stepInTime';

const times = Array.from({ length: 40 }, (_, i) => i * 10);
/** From place 5 to place 30. */
const window = { from: 45, to: 304 };

it.each([
  ['ArrowLeft', undefined, 30],
  ['ArrowRight', undefined, 30],
  ['ArrowLeft', 12, 11],
  ['ArrowDown', 12, 11],
  ['ArrowRight', 12, 13],
  ['ArrowUp', 12, 13],
  ['ArrowRight', 30, 30],
  ['ArrowLeft', 5, 5],
  ['PageDown', 28, 18],
  ['PageDown', 9, 5],
  ['PageUp', 9, 19],
  ['Home', 12, 5],
  ['End', 12, 30],
  ['Tab', 12, undefined],
])('%s leads from %s to %s', (key, from, to) => {
  expect(stepInTime(key, from, times, window)).toBe(to);
});

it('leads nowhere where no time is seen', () => {
  const empty = { from: 1_000, to: 2_000 };
  expect(rangeOf(times, empty)).toEqual([]);
  expect(stepInTime('Home', 3, times, empty)).toBeUndefined();
});
