// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:finding:fix';
const entityRef = 'component:default/qwen-chat';

export const examples: TemplateExample[] = [
  exampleStep('The wrong port of a pool', action, {
    entityRef,
    finding:
      'pool-port-mismatch/prod-eu/InferencePool/chat/qwen-chat/spec.targetPorts',
  }),
  exampleStep('Where other clusters’ overlays share the lines', action, {
    entityRef,
    finding:
      'pool-port-mismatch/prod-eu/InferencePool/chat/qwen-chat/spec.targetPorts',
    shared: 'change',
    targetPath: 'repository',
  }),
];
