// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:repo:fetch';

export const examples: TemplateExample[] = [
  exampleStep('The repository of a model', action, {
    entityRef: 'component:default/qwen-chat',
  }),
  exampleStep('A repository by its address, below a folder', action, {
    url: 'http://localhost:7007/api/local-git/git/team-chat/qwen-chat/blob/main/',
    targetPath: 'repository',
  }),
];
