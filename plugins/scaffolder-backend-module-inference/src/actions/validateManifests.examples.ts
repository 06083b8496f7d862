// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:manifests:validate';

export const examples: TemplateExample[] = [
  exampleStep('What was generated, before it is published', action, {}),
  exampleStep('For a cluster, which is asked too', action, {
    cluster: 'prod-eu',
    failOn: 'error',
  }),
  exampleStep('For a Gateway that somebody else owns', action, {
    targetPath: 'manifests',
    gateway: {
      name: 'inference-gateway',
      namespace: 'inference-system',
      provider: 'agentgateway',
    },
    failOn: 'never',
  }),
];
