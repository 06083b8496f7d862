// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

export const examples: TemplateExample[] = [
  exampleStep(
    'A model of one’s own team on a shared Gateway',
    'inference:placement:check',
    {
      owner: 'group:default/team-chat',
      cluster: 'prod-eu',
      namespace: 'chat',
      gateway: { namespace: 'inference-system', name: 'inference-gateway' },
      name: 'phi-chat',
      model: 'microsoft/Phi-4-mini-instruct',
    },
  ),
  exampleStep(
    'Only where nobody took the name yet, with adapters, whose names are taken too',
    'inference:placement:check',
    {
      owner: 'group:default/team-chat',
      cluster: 'prod-eu',
      namespace: 'chat',
      gateway: { namespace: 'inference-system', name: 'inference-gateway' },
      name: 'llama-chat',
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      adapters: [{ name: 'support-tickets-v2', source: '/adapters/tickets' }],
      mustBeNew: true,
    },
  ),
  exampleStep(
    'Another name for clients than the model’s own',
    'inference:placement:check',
    {
      owner: 'group:default/team-chat',
      cluster: 'prod-eu',
      namespace: 'chat',
      gateway: { namespace: 'inference-system', name: 'inference-gateway' },
      name: 'phi-next',
      model: 'microsoft/Phi-4-mini-instruct',
      servedName: 'assistant-next',
    },
  ),
];
