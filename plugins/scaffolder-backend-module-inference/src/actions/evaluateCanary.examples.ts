// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:evaluate';
const rollout = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep('How a canary does wherever it runs', action, rollout),
  exampleStep('How it does in one cluster', action, {
    ...rollout,
    cluster: 'prod-eu',
  }),
];
