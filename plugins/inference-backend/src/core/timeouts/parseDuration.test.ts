// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { formatDuration, parseDuration } from './parseDuration';

describe('parseDuration', () => {
  it.each([
    ['300s', 300_000],
    ['0s', 0],
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['10ms', 10],
    ['1h1m1s1ms', 3_661_001],
    // Parts may come twice and in any order.
    ['1s1s', 2000],
    ['1m1h', 3_660_000],
    ['99999h', 359_996_400_000],
    ['00001s', 1000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '300',
    's',
    '1.5s',
    '-1s',
    '100000s',
    '1s1s1s1s1s',
    '1d',
    '1us',
    ' 1s',
    '1s ',
    '1S',
    '1s\n',
    '１s',
  ])('refuses %p', text => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('reads what formatDuration wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 359_996_400_000 }), ms => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});
