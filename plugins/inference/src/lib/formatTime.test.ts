// SPDX-License-Identifier: Apache-2.0
import { formatTime } from './formatTime';

const NOW = new Date(2026, 10, 20, 14, 2, 7).getTime();

describe('formatTime', () => {
  it("gives the time in the user's zone", () => {
    expect(formatTime(NOW - 3_000, NOW)).toBe('14:02:04');
  });

  it('adds the date where the time alone would mislead', () => {
    expect(formatTime(NOW - 86_400_000, NOW)).toBe('Nov 19, 2026, 14:02:07');
  });
});
