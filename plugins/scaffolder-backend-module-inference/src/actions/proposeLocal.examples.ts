// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:repo:proposeLocal';
const base = '${{ steps.fetch.output.commit }}';

export const examples: TemplateExample[] = [
  exampleStep('What was changed of a repository that was fetched', action, {
    owner: 'group:default/team-chat',
    name: 'qwen-chat',
    base,
    branch: 'add-adapter-support-tickets',
    title: 'Serve an adapter for support tickets',
  }),
  exampleStep(
    'One more commit to the pull request of a rollout, which nobody else may have changed meanwhile',
    action,
    {
      owner: 'group:default/team-chat',
      name: 'qwen-chat',
      sourcePath: 'repository',
      base,
      branch: 'rollout-qwen-chat-v2',
      expectedHead: '3f1c0e6a9b2d4f58a7c6e5d4c3b2a19081726354',
      title: 'Send 50 % of the requests to qwen-chat-v2',
      description: 'Step 2 of 3, after a verdict of pass',
      entityRef: 'component:default/qwen-chat',
    },
  ),
];
