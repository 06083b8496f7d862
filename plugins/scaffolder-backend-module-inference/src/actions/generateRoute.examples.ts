// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:route:generate';
const model = {
  model: 'Qwen/Qwen2.5-1.5B-Instruct',
  name: 'qwen-chat',
  namespace: 'chat',
};
const gateway = { name: 'inference-gateway', namespace: 'inference-system' };

export const examples: TemplateExample[] = [
  exampleStep('A Gateway that exists, in another namespace', action, {
    ...model,
    gateway: { ...gateway, provider: 'agentgateway', version: '1.4.1' },
  }),
  exampleStep(
    'A new version beside the old one, for one request in twenty',
    action,
    {
      ...model,
      pools: [
        { name: 'qwen-chat', weight: 95 },
        { name: 'qwen-chat-v2', weight: 5 },
      ],
      gateway: { ...gateway, provider: 'agentgateway' },
    },
  ),
  exampleStep(
    'Istio with an adapter, two hours for the longest answer',
    action,
    {
      ...model,
      adapters: [{ name: 'tickets', source: '/adapters/tickets' }],
      gateway: { ...gateway, provider: 'istio' },
      timeouts: { requestSeconds: 7200 },
    },
  ),
  exampleStep('Envoy AI Gateway, which has a kind of its own', action, {
    ...model,
    gateway: { ...gateway, provider: 'envoy-ai-gateway', version: '1.1.0' },
  }),
  exampleStep('NGINX with a host name', action, {
    ...model,
    gateway: {
      ...gateway,
      provider: 'nginx-gateway-fabric',
      hostname: 'qwen.example.com',
      listener: 'models',
    },
  }),
  exampleStep('GKE, with a Gateway and a certificate of its own', action, {
    ...model,
    gateway: {
      provider: 'gke',
      name: 'qwen',
      create: true,
      hostname: 'qwen.example.com',
      tls: { certificateSecret: 'qwen-tls' },
    },
  }),
];
