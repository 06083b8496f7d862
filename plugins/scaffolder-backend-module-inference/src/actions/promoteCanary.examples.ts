// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:promote';
const rollout = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep(
    'Every request, and after an hour without any the old pool away',
    action,
    rollout,
  ),
  exampleStep('With a day between', action, { ...rollout, bakeMinutes: 1440 }),
];
