// SPDX-License-Identifier: Apache-2.0
import { moveWindow, WindowMove } from './moveWindow';

const MIN = 60_000;
const WHOLE = { from: 0, to: 60 * MIN };

it.each<[WindowMove, number, number, [number, number] | undefined]>([
  ['in', 0, 60, [15, 45]],
  ['in', 20, 24, [21, 23]],
  // No closer than a minute.
  ['in', 20, 21, [20, 21]],
  ['out', 20, 30, [15, 35]],
  // What would reach beyond the end stands at the end.
  ['out', 50, 60, [40, 60]],
  ['out', 10, 45, undefined],
  ['earlier', 20, 30, [15, 25]],
  ['earlier', 2, 12, [0, 10]],
  ['later', 20, 30, [25, 35]],
  ['later', 48, 58, [50, 60]],
])('%s from %d to %d min', (move, from, to, expected) => {
  const moved = moveWindow({ from: from * MIN, to: to * MIN }, WHOLE, move);
  expect(moved && [moved.from / MIN, moved.to / MIN]).toEqual(expected);
});
