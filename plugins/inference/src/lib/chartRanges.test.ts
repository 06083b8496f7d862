// SPDX-License-Identifier: Apache-2.0
import {
  formatChartWindow,
  parseChartRange,
  parseChartWindow,
} from './chartRanges';

describe('parseChartRange', () => {
  it.each([
    ['24h', 86_400_000],
    ['14d', 1_209_600_000],
    ['1h', 3_600_000],
    ['2y', 3_600_000],
    [undefined, 3_600_000],
  ])('%s', (text, rangeMs) => {
    expect(parseChartRange(text).rangeMs).toBe(rangeMs);
  });
});

describe('parseChartWindow', () => {
  it('reads what was written', () => {
    const window = { from: 1_763_647_327_000, to: 1_763_647_927_000 };
    expect(parseChartWindow(formatChartWindow(window))).toEqual(window);
  });

  it.each([undefined, '', '5', '9-5', '5-5', '-5-9', 'a-b', '1e3-2e3'])(
    'takes %s for none',
    text => {
      expect(parseChartWindow(text)).toBeUndefined();
    },
  );
});
