// SPDX-License-Identifier: Apache-2.0
import { isBelow } from './isBelow';

describe('isBelow', () => {
  it.each([
    ['v1.4.1', '1.4.2', true],
    ['1.4.2', '1.4.2', false],
    ['v1.10.0', '1.9', false],
    ['v2.2.0-rc.1', '2.2', false],
    ['2', '2.0.1', true],
    ['1.30.1-distroless', '1.30.2', true],
    ['latest', '1.0', undefined],
    [undefined, '1.0', undefined],
    ['', '1.0', undefined],
  ])('%s below %s: %s', (version, limit, expected) => {
    expect(isBelow(version, limit)).toBe(expected);
  });
});
