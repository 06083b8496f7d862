// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:record';
const versions = {
  namespace: 'chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep('After a shift that was proposed', action, {
    entityRef: 'component:default/qwen-chat',
    asked: {
      versions,
      weights: { stable: 75, canary: 25 },
      verdict: 'insufficient',
      reason: 'Testers are content',
    },
    pullRequestUrl: 'https://git.example/chat/qwen-chat/pulls/7',
  }),
  exampleStep('By a plan', action, {
    entityRef: 'component:default/qwen-chat',
    onBehalfOf: 'group:default/team-chat',
    asked: {
      versions,
      weights: { stable: 50, canary: 50 },
      verdict: 'pass',
    },
    pullRequestUrl: 'https://git.example/chat/qwen-chat/pulls/8',
  }),
];
