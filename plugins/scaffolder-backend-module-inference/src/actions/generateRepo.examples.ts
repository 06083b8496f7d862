// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:repo:generate';

export const examples: TemplateExample[] = [
  exampleStep(
    'vLLM on a GPU behind a shared agentgateway, applied by Flux',
    action,
    {
      model: 'Qwen/Qwen2.5-1.5B-Instruct',
      name: 'qwen-chat',
      namespace: 'chat',
      engine: { kind: 'vllm', replicas: 2, contextLength: 16384 },
      gateway: {
        provider: 'agentgateway',
        version: '1.4.1',
        name: 'inference-gateway',
        namespace: 'inference-system',
      },
      gitops: {
        tool: 'flux',
        repoUrl: 'https://git.example.com/chat/qwen-chat.git',
      },
      catalog: { owner: 'group:default/team-chat', system: 'model-serving' },
    },
  ),
  exampleStep(
    'A simulated model with a Gateway of its own, applied by hand: to try it without a GPU',
    action,
    {
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      name: 'llama-try',
      namespace: 'try',
      adapters: [{ name: 'support-tickets', source: '/adapters/tickets' }],
      engine: { kind: 'llm-d-inference-sim', replicas: 3 },
      gateway: { provider: 'agentgateway', name: 'llama-try', create: true },
      catalog: { owner: 'group:default/team-support' },
      ci: 'none',
    },
  ),
  exampleStep(
    'SGLang behind Istio with a certificate, two environments, applied by Argo CD, the picker by llm-d’s chart',
    action,
    {
      model: 'mistralai/Mistral-7B-Instruct-v0.3',
      namespace: 'search',
      engine: {
        kind: 'sglang',
        huggingFaceToken: { name: 'hf-token', key: 'token' },
        cache: { storageClass: 'shared-files', size: '60Gi' },
      },
      picker: { kind: 'llm-d-router' },
      gateway: {
        provider: 'istio',
        version: '1.30.1',
        name: 'search-models',
        create: true,
        hostname: 'models.search.example.com',
        tls: { issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } },
      },
      timeouts: { requestSeconds: 600 },
      objectives: [
        { name: 'interactive', priority: 10 },
        { name: 'batch', priority: -1 },
      ],
      gitops: {
        tool: 'argocd',
        repoUrl: 'https://gitlab.example.com/search/mistral.git',
      },
      environments: [
        {
          name: 'staging',
          replicas: 1,
          hostname: 'models.staging.example.com',
        },
        { name: 'production', cluster: 'prod-eu', replicas: 4 },
      ],
      catalog: { owner: 'group:default/team-search' },
      codeOwners: ['@search/models'],
      ci: 'gitlab',
    },
  ),
];
