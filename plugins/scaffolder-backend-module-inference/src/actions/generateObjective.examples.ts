// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:objective:generate';
const pool = { pool: 'qwen-chat', namespace: 'chat' };

export const examples: TemplateExample[] = [
  exampleStep('People before everything else', action, {
    ...pool,
    name: 'interactive',
    priority: 10,
  }),
  exampleStep(
    'Nightly work that may be refused when the pool is full',
    action,
    {
      ...pool,
      name: 'nightly',
      priority: -1,
      targetPath: 'objectives/nightly.yaml',
    },
  ),
  exampleStep('For GIE’s picker', action, {
    ...pool,
    name: 'interactive',
    priority: 10,
    picker: 'gie',
  }),
];
