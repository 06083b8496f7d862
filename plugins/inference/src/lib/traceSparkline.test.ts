// SPDX-License-Identifier: Apache-2.0
import { listLonePoints } from './listLonePoints';
import { traceSparkline } from './traceSparkline';

describe('traceSparkline', () => {
  it.each([
    ['a line from 0 to the highest', [0, 5, 10], 'M1.5 18.5L6 10L10.5 1.5'],
    [
      'a gap, with a dot behind it',
      [10, null, 10],
      'M1.5 1.5h0.01M10.5 1.5h0.01',
    ],
    ['all zero, at the bottom', [0, 0], 'M1.5 18.5L10.5 18.5'],
    ['nothing', [], ''],
  ])('draws %s', (_, values, path) => {
    expect(traceSparkline(values, 12, 20)).toBe(path);
  });
});

describe('listLonePoints', () => {
  it.each([
    [
      [1, null, 2, null, 3, 4],
      [0, 2],
    ],
    [[null, 1, 2], []],
    [[5], [0]],
  ])('%j', (values, lone) => {
    expect(listLonePoints(values)).toEqual(lone);
  });
});
