// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:abort';
const rollout = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep('Every request back to the stable version', action, rollout),
  exampleStep('With a word on why', action, {
    ...rollout,
    reason: 'Answers in the wrong language',
  }),
];
