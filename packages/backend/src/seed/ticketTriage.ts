// SPDX-License-Identifier: Apache-2.0
import { onProdEu, SeededModel } from './SeededModel';

/** Clients ask for its adapter, beside which its team can try another in the same pool. */
export const ticketTriage: SeededModel = {
  team: 'team-support',
  name: 'ticket-triage',
  author: 'user:default/samir',
  describe: repoUrl => ({
    ...onProdEu(repoUrl),
    model: 'Qwen/Qwen2.5-7B-Instruct',
    adapters: [{ name: 'triage', source: '/adapters/triage' }],
    name: 'ticket-triage',
    namespace: 'support',
    catalog: {
      owner: 'group:default/team-support',
      system: 'model-serving',
      description:
        'Qwen 2.5 7B with an adapter that says which team a ticket is for',
    },
  }),
};
