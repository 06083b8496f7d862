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
];
