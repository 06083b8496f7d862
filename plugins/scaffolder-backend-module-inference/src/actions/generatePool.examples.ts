// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:pool:generate';

export const examples: TemplateExample[] = [
  exampleStep(
    'Plain objects for eight vLLM servers behind agentgateway',
    action,
    {
      name: 'qwen-chat',
      namespace: 'chat',
      engine: 'vllm',
      servers: 8,
      provider: 'agentgateway',
      providerVersion: '1.4.1',
    },
  ),
  exampleStep('llama.cpp, whose metrics no picker knows by itself', action, {
    name: 'llama-edge',
    namespace: 'edge',
    engine: 'llama.cpp',
    provider: 'istio',
  }),
  exampleStep(
    'Two ranks of data parallelism, prefill and decode servers',
    action,
    {
      name: 'deepseek',
      namespace: 'research',
      engine: 'vllm',
      ports: [8000, 8001],
      hasRoles: true,
      provider: 'gke',
    },
  ),
  exampleStep('llm-d’s chart for Flux', action, {
    name: 'mistral-search',
    namespace: 'search',
    engine: 'sglang',
    picker: { kind: 'llm-d-router', metricsAuth: false },
    provider: 'envoy-ai-gateway',
    tool: 'flux',
  }),
  exampleStep('GIE’s last chart for Argo CD', action, {
    name: 'llama-support',
    namespace: 'support',
    engine: 'tensorrt-llm',
    picker: { kind: 'gie', replicas: 1, cpu: '500m', memory: '1Gi' },
    provider: 'istio',
    tool: 'argocd',
  }),
  exampleStep('Values for helm', action, {
    name: 'qwen-try',
    namespace: 'try',
    engine: 'llm-d-inference-sim',
    picker: { kind: 'llm-d-router' },
    provider: 'nginx-gateway-fabric',
    targetPath: 'helm',
  }),
];
