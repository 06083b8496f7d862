// SPDX-License-Identifier: Apache-2.0
import { ModelNames } from './ModelNames';

it('keeps the first 64 names apart, and takes all others for one', () => {
  const names = new ModelNames();
  const models = Array.from({ length: 66 }, (_, index) => `model-${index}`);
  expect(models.map(model => names.group(model))).toEqual([
    ...models.slice(0, 64),
    'other',
    'other',
  ]);
  // Who has a place keeps it, in whatever order they come.
  expect(names.group('model-63')).toBe('model-63');
  expect(names.group('model-65')).toBe('other');
});
