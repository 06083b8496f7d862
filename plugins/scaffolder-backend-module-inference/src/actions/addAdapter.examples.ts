// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:adapter:add';

export const examples: TemplateExample[] = [
  exampleStep('An adapter of Hugging Face', action, {
    namespace: 'chat',
    pool: 'qwen-chat',
    adapter: { name: 'support-tickets', source: 'acme/qwen-tickets' },
  }),
  exampleStep('An adapter of a volume', action, {
    namespace: 'chat',
    pool: 'qwen-chat',
    adapter: { name: 'legal', source: '/adapters/legal' },
    targetPath: 'repository',
  }),
  exampleStep('An adapter for a twentieth of the model’s requests', action, {
    namespace: 'chat',
    pool: 'qwen-chat',
    adapter: { name: 'chat-v2', source: 'acme/qwen-chat-v2' },
    share: { percent: 5 },
  }),
];
