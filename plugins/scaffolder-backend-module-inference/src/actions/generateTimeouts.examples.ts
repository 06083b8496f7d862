// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:timeouts:generate';
const route = { name: 'qwen-chat', namespace: 'chat' };

export const examples: TemplateExample[] = [
  exampleStep('agentgateway: a policy of its own', action, {
    ...route,
    provider: 'agentgateway',
    version: '1.4.1',
    requestSeconds: 600,
  }),
  exampleStep(
    'agentgateway without a limit: nothing has to be written',
    action,
    {
      ...route,
      provider: 'agentgateway',
      requestSeconds: 0,
    },
  ),
  exampleStep('Istio: a patch for the HTTPRoute', action, {
    ...route,
    provider: 'istio',
  }),
  exampleStep('Envoy AI Gateway: a patch for the AIGatewayRoute', action, {
    ...route,
    provider: 'envoy-ai-gateway',
    requestSeconds: 0,
  }),
  exampleStep('GKE: a policy of the pool', action, {
    ...route,
    provider: 'gke',
    requestSeconds: 1800,
    targetPath: 'policies/timeouts.yaml',
  }),
];
