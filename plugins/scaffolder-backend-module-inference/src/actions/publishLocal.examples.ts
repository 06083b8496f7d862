// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:repo:publishLocal';

export const examples: TemplateExample[] = [
  exampleStep('A new repository, and only a new one', action, {
    owner: 'group:default/team-chat',
    name: 'qwen-chat',
    ifExists: 'refuse',
  }),
  exampleStep('A folder of the workspace, as one more commit', action, {
    owner: 'group:default/team-chat',
    name: 'qwen-chat',
    sourcePath: 'repository',
    message: 'Serve an adapter for support tickets',
  }),
];
