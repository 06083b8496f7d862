// SPDX-License-Identifier: Apache-2.0
import { joinClauses } from './joinClauses';

it.each([
  [
    ['in about 4 min', 'About 738 requests decide'],
    'in about 4 min; about 738 requests decide',
  ],
  [
    ['Done', 'The caches are warm', 'A third'],
    'Done; the caches are warm; a third',
  ],
  [['Done', 'TTFT is cold'], 'Done; TTFT is cold'],
  [['Done', '738 requests'], 'Done; 738 requests'],
  [['How many can’t be told'], 'How many can’t be told'],
])('joins %j', (parts, expected) => {
  expect(joinClauses(parts)).toBe(expected);
});
