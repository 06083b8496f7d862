// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:bbrPolicy:generate';
const gateway = { name: 'inference-gateway', namespace: 'inference-system' };

export const examples: TemplateExample[] = [
  exampleStep('agentgateway, two models, one with adapters', action, {
    gateway: { ...gateway, provider: 'agentgateway' },
    models: [
      { servedName: 'Qwen/Qwen2.5-1.5B-Instruct' },
      {
        servedName: 'meta-llama/Llama-3.1-8B-Instruct',
        adapters: ['support-tickets', 'sales'],
      },
    ],
  }),
  exampleStep('agentgateway, prompts of a million tokens', action, {
    gateway: { ...gateway, provider: 'agentgateway', version: '1.4.1' },
    models: [{ servedName: 'long-reader' }],
    contextLength: 1_000_000,
  }),
  exampleStep('Istio, by the chart of GIE for Flux', action, {
    gateway: { ...gateway, provider: 'istio' },
    models: [{ servedName: 'mistral', adapters: ['queries', 'on'] }],
  }),
  exampleStep('GKE, by the chart of GIE for Argo CD', action, {
    gateway: { ...gateway, provider: 'gke' },
    models: [{ servedName: 'mistral' }],
    tool: 'argocd',
    targetPath: 'gateway/bbr.yaml',
  }),
];
