// SPDX-License-Identifier: Apache-2.0
import { holdOrder } from './holdOrder';

it.each<[string, string[], string[], string[]]>([
  ['keeps the order', ['c', 'a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c']],
  ['drops what is gone', ['b', 'c'], ['a', 'b', 'c'], ['b', 'c']],
  [
    'puts what is new last',
    ['n', 'b', 'm', 'a'],
    ['a', 'b'],
    ['a', 'b', 'n', 'm'],
  ],
  ['takes the new order where nothing was shown', ['b', 'a'], [], ['b', 'a']],
])('%s', (_, rows, shown, expected) => {
  const numbered = rows.map((key, index) => ({ key, index }));
  const held = holdOrder(numbered, ({ key }) => key, shown);
  expect(held.map(({ key }) => key)).toEqual(expected);
  // The rows as they are now, not as they were.
  expect(held.map(({ index }) => rows[index])).toEqual(expected);
});
