// SPDX-License-Identifier: Apache-2.0
import { SignalRing } from './SignalRing';

const STEP_MS = 10;
const STEPS = 4;
/** Requests, and a ratio. */
const SIGNALS = [{ parts: 1_000 }, { parts: 100_000 }];

const createRing = () => new SignalRing(STEP_MS, STEPS, SIGNALS);

it.each<[string, number, number]>([
  ['nothing', 0, 0],
  ['requests', 7, 0.42],
  ['all of four digits', 9_999, 0.9999],
  ['a mean of requests', 2.25, 0.5],
  ['more than all of a ratio', 1, 40],
])('keeps %s', (_, requests, ratio) => {
  const ring = createRing();
  ring.record(0, [1, 0.25]);
  ring.record(10, [requests, ratio]);
  expect(ring.read(0, 0, 10)).toEqual([1, requests]);
  expect(ring.read(1, 0, 10)).toEqual([0.25, ratio]);
});

it('keeps the newest steps, gaps too', () => {
  const ring = createRing();
  ring.record(0, [1, 0.25]);
  ring.record(20, [3, undefined]);
  ring.record(30, [0.5, 0.75]);
  ring.record(40, [5, 1]);
  expect(ring.read(0, 0, 40)).toEqual([null, null, 3, 0.5, 5]);
  expect(ring.read(1, 0, 40)).toEqual([null, null, null, 0.75, 1]);
});

it('of what never had a value says nothing', () => {
  const ring = createRing();
  ring.record(0, [undefined, 0.5]);
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

it('keeps signals that come later', () => {
  const ring = createRing();
  ring.record(0, [undefined, 0.1]);
  ring.record(10, [7, 0.2]);
  ring.record(20, [8, undefined]);
  expect(ring.read(0, 0, 20)).toEqual([null, 7, 8]);
  expect(ring.read(1, 0, 20)).toEqual([0.1, 0.2, null]);
});
