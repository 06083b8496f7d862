// SPDX-License-Identifier: Apache-2.0
import { podPattern, podPatterns } from './podPattern';

function matches(pattern: string, pod: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(pod);
}

it.each([
  ['qwen-v1-7d9c5b8f6-x2x9z', 'qwen-v1-6bbf54dd9c-abcde', true],
  ['qwen-v1-7d9c5b8f6-x2x9z', 'qwen-v1-7d9c5b8f6-x2x9z', true],
  ['qwen-v1-7d9c5b8f6-x2x9z', 'qwen-v1-epp-7d9c5b8f6-x2x9z', false],
  ['qwen-v1-7d9c5b8f6-x2x9z', 'qwen-v10-7d9c5b8f6-x2x9z', false],
  ['llama-0', 'llama-12', true],
  ['llama-0', 'llama-x', false],
  ['alone', 'alone', true],
  ['alone', 'alone-1', false],
  ['a.b', 'axb', false],
])('%s stands for %s: %s', (pod, other, expected) => {
  expect(matches(podPattern(pod), other)).toBe(expected);
});

it('names each shape once', () => {
  expect(
    podPatterns(['b-1', 'a-7d9c5b8f6-x2x9z', 'a-6bbf54dd9c-abcde', 'b-0']),
  ).toBe('a-[a-z0-9]+-[a-z0-9]{5}|b-[0-9]+');
});
