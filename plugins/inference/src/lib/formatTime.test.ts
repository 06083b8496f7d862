// SPDX-License-Identifier: Apache-2.0
import { englishTexts } from '../__testUtils__/englishTexts';
import type { Texts } from '../hooks/useTexts';
import { formatTime } from './formatTime';

const NOW = new Date(2026, 10, 20, 14, 2, 7).getTime();
const t = englishTexts();
const inGerman = (() => 'de') as unknown as Texts;

describe('formatTime', () => {
  it("gives the time in the user's zone", () => {
    expect(formatTime(NOW - 3_000, NOW, t)).toBe('14:02:04');
  });

  it('adds the date where the time alone would mislead', () => {
    expect(formatTime(NOW - 86_400_000, NOW, t)).toBe('Nov 19, 2026, 14:02:07');
  });

  it('writes the date in the language of the texts', () => {
    expect(formatTime(NOW - 86_400_000, NOW, inGerman)).toBe(
      '19. Nov. 2026, 14:02:07',
    );
  });
});
