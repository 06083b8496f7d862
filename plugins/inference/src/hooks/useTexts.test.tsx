// SPDX-License-Identifier: Apache-2.0
import { renderHook } from '@testing-library/react';
import { TextsProvider } from '../__testUtils__/TextsProvider';
import { useTexts } from './useTexts';

function texts() {
  const { result, rerender } = renderHook(() => useTexts(), {
    wrapper: TextsProvider,
  });
  const first = result.current;
  rerender();
  expect(result.current).toBe(first);
  return first;
}

it('fills in numbers and words', () => {
  const t = texts();
  expect(t('findings.title', { number: 1_234 })).toBe('Findings (1,234)');
  expect(t('findings.objectIn', { object: 'a', cluster: 'b' })).toBe(
    'a, cluster b',
  );
  expect(t('findings.error')).toBe('Error');
});

it('makes one number format, whatever is filled in', () => {
  const t = texts();
  const made = jest.spyOn(Intl, 'NumberFormat');
  for (let number = 0; number < 100; number++) {
    t('findings.title', { number });
  }
  expect(made.mock.calls.length).toBeLessThanOrEqual(1);
  made.mockRestore();
});
