// SPDX-License-Identifier: Apache-2.0
import { combineCourses } from './combineCourses';

const ONE = [1, 2, null, 4];
const OTHER = [10, null, null, 3];

it.each([
  ['sum', [11, null, null, 7]],
  ['highest', [10, 2, null, 4]],
] as const)('combines to the %s', (how, expected) => {
  expect(combineCourses([ONE, OTHER], how)).toEqual(expected);
});

it('has no step where nothing is told', () => {
  expect(combineCourses([], 'sum')).toEqual([]);
});
