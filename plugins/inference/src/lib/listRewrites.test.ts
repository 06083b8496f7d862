// SPDX-License-Identifier: Apache-2.0
import { englishTexts } from '../__testUtils__/englishTexts';
import { listRewrites } from './listRewrites';

it('says what becomes of which model', () => {
  expect(
    listRewrites(
      [
        {
          name: 'tickets',
          apiVersion: 'llm-d.ai/v1alpha2',
          rules: [
            {
              models: ['tickets', 'tickets-old'],
              targets: [
                { model: 'tickets-v1', share: 0.9 },
                { model: 'tickets-v2', share: 0.1 },
              ],
            },
            { models: [], targets: [{ model: 'base', share: 1 }] },
          ],
        },
        {
          name: 'empty',
          apiVersion: 'llm-d.ai/v1alpha2',
          rules: [{ models: ['odd'], targets: [] }],
        },
      ],
      englishTexts(),
    ),
  ).toEqual([
    'tickets, tickets-old becomes tickets-v1 (90 %), tickets-v2 (10 %)',
    'any model becomes base',
    'odd becomes nothing',
  ]);
});
