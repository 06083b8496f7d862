// SPDX-License-Identifier: Apache-2.0
import { fillLink } from './fillLink';

const VALUES = { cluster: 'prod eu', pool: 'qwen/v1', model: undefined };

it.each([
  [
    'https://g/d/x?var-cluster={{cluster}}',
    'https://g/d/x?var-cluster=prod%20eu',
  ],
  ['https://g/{{ pool }}?c={{cluster}}', 'https://g/qwen%2Fv1?c=prod%20eu'],
  ['https://g/plain', 'https://g/plain'],
  // A dashboard of no model, or of what nobody knows, is not offered.
  ['https://g/{{model}}', undefined],
  ['https://g/{{nonsense}}', undefined],
])('fills %s', (url, filled) => {
  expect(fillLink(url, VALUES)).toBe(filled);
});
