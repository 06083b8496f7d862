// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:pool:retire';

export const examples: TemplateExample[] = [
  exampleStep('The next step of a pool’s end', action, {
    namespace: 'chat',
    pool: 'qwen-chat',
  }),
  exampleStep('A pool of which nothing is measured, after an hour', action, {
    namespace: 'chat',
    pool: 'qwen-chat',
    quietMinutes: 60,
    unmeasured: 'allow',
  }),
];
