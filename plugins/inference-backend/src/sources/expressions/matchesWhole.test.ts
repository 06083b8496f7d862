// SPDX-License-Identifier: Apache-2.0
import { matchesWhole } from './matchesWhole';

describe('matchesWhole', () => {
  it.each([
    ['/v1/.*', '/v1/models', true],
    ['/v1', '/v1/models', false],
    ['v1', '/v1', false],
    ['(?i)qwen.*', 'QWEN/2.5', true],
    ['', '', true],
    // Lookaheads are no part of RE2.
    ['(?=a)a', 'a', undefined],
    ['(', 'a', undefined],
    ['a'.repeat(5000), 'a', undefined],
    ['.*', 'a'.repeat(70_000), undefined],
    ['(a+)+', `${'a'.repeat(5000)}!`, false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWhole(pattern, text)).toBe(expected);
  });
});
