// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:shift';
const rollout = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep('Half of the requests', action, { ...rollout, weight: 50 }),
  exampleStep('More, though too few requests came to judge', action, {
    ...rollout,
    weight: 25,
    reason: 'Nobody uses it at night, and errors are watched by hand',
  }),
  exampleStep('An adapter, by a rewrite of its pool', action, {
    ...rollout,
    way: 'rewrite',
    route: 'qwen2-5-1-5b-instruct',
    stable: 'Qwen/Qwen2.5-1.5B-Instruct',
    canary: 'tickets-v2',
    weight: 25,
  }),
];
