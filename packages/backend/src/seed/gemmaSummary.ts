// SPDX-License-Identifier: Apache-2.0
import { onProdEu, SeededModel } from './SeededModel';

/** Healthy, with one pool, which its team can make changes to by itself. */
export const gemmaSummary: SeededModel = {
  team: 'team-chat',
  name: 'gemma-summary',
  author: 'user:default/chloe',
  describe: repoUrl => ({
    ...onProdEu(repoUrl),
    model: 'google/gemma-3-4b-it',
    name: 'gemma-summary',
    namespace: 'chat',
    catalog: {
      owner: 'group:default/team-chat',
      system: 'model-serving',
      description:
        'Gemma 3 4B, which sums chats up for those who take them over',
    },
  }),
};
