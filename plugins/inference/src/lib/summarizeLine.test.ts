// SPDX-License-Identifier: Apache-2.0
import { summarizeLine } from './summarizeLine';

const TIMES = [10, 20, 30, 40, 50];

describe('summarizeLine', () => {
  it('tells the newest value and how many steps came after it', () => {
    expect(summarizeLine(TIMES, [4, null, 9, 2, null])).toEqual({
      newest: 2,
      newestAt: 40,
      behind: 1,
      lowest: 2,
      mean: 5,
      highest: 9,
      gaps: 0.4,
    });
  });

  it('counts what lies in the window only', () => {
    expect(
      summarizeLine(TIMES, [4, null, 9, 2, null], { from: 20, to: 30 }),
    ).toEqual({
      newest: 9,
      newestAt: 30,
      behind: 0,
      lowest: 9,
      mean: 9,
      highest: 9,
      gaps: 0.5,
    });
  });

  it('is nothing where nothing was measured', () => {
    expect(
      summarizeLine(TIMES, [4, null, null, null, null], { from: 20, to: 50 }),
    ).toBeUndefined();
  });
});
