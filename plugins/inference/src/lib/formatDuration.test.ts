// SPDX-License-Identifier: Apache-2.0
import { formatDuration } from './formatDuration';

describe('formatDuration', () => {
  it.each([
    [-5_000, '0 s'],
    [999, '0 s'],
    [42_900, '42 s'],
    [61_000, '1 min'],
    [12 * 60_000 + 59_000, '12 min'],
    [3_600_000, '1 h'],
    [3 * 3_600_000 + 5 * 60_000, '3 h 5 min'],
    [2 * 86_400_000 + 4 * 3_600_000 + 59 * 60_000, '2 d 4 h'],
  ])('writes %d ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});
