// SPDX-License-Identifier: Apache-2.0
import { SignalRing } from './SignalRing';

const STEP_MS = 10;
const STEPS = 4;
/** Whole requests, and a ratio. */
const EVEN = [{ parts: 1 }, { parts: 60_000 }];

const createRing = () => new SignalRing(STEP_MS, STEPS, EVEN);

it.each<[string, number, number]>([
  ['nothing', 0, 0],
  ['requests', 7, 0.42],
  ['all of four digits', 65_534, 0.9999],
  ['more requests than two bytes count', 65_535, 0.5],
  ['a mean of requests', 2.25, 0.5],
  ['less than nothing', -1, 0.5],
  ['more than all of a ratio', 1, 40],
])('keeps %s', (_, requests, ratio) => {
  const ring = createRing();
  ring.record(0, [1, 0.25]);
  ring.record(10, [requests, ratio]);
  expect(ring.read(0, 0, 10)).toEqual([1, requests]);
  expect(ring.read(1, 0, 10)).toEqual([0.25, expect.closeTo(ratio, 6)]);
});

it('keeps what it has, gaps too, when it can no longer be short', () => {
  const ring = createRing();
  ring.record(0, [1, 0.25]);
  ring.record(20, [3, undefined]);
  ring.record(30, [0.5, 0.75]);
  ring.record(40, [5, 1]);
  expect(ring.read(0, 0, 40)).toEqual([null, null, 3, 0.5, 5]);
  expect(ring.read(1, 0, 40)).toEqual([null, null, null, 0.75, 1]);
});

it('of a ratio loses less than anyone sees', () => {
  const ring = createRing();
  ring.record(0, [undefined, 0.123456]);
  const [ratio] = ring.read(1, 0, 0) ?? [];
  expect(Math.abs((ratio ?? NaN) - 0.123456)).toBeLessThan(1e-5);
  expect(ring.read(0, 0, 0)).toBeUndefined();
});

it('keeps what was recorded where it is filled, and fills the rest', () => {
  const ring = createRing();
  ring.record(0, [1, undefined]);
  ring.record(20, [0, undefined]);
  ring.fill(10, [4, 0.5]);
  ring.fill(20, [9, 0.75]);
  expect(ring.read(0, 0, 20)).toEqual([1, 4, 0]);
  expect(ring.read(1, 0, 20)).toEqual([null, 0.5, 0.75]);
});

it('keeps signals of both kinds, and those that come later', () => {
  const ring = new SignalRing(STEP_MS, STEPS, [{}, { parts: 1 }, {}]);
  ring.record(0, [0.1, undefined, undefined]);
  ring.record(10, [0.2, 7, undefined]);
  ring.record(20, [undefined, 8, 12.5]);
  expect(ring.read(0, 0, 20)).toEqual([
    expect.closeTo(0.1, 6),
    expect.closeTo(0.2, 6),
    null,
  ]);
  expect(ring.read(1, 0, 20)).toEqual([null, 7, 8]);
  expect(ring.read(2, 0, 20)).toEqual([null, null, 12.5]);
});
