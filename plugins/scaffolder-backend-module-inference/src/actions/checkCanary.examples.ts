// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:check';

export const examples: TemplateExample[] = [
  exampleStep('Only for those who own the model', action, {
    entityRef: 'component:default/qwen-chat',
  }),
];
