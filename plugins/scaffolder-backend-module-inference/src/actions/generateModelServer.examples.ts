// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:modelServer:generate';

export const examples: TemplateExample[] = [
  exampleStep('vLLM on one GPU each', action, {
    model: 'Qwen/Qwen2.5-1.5B-Instruct',
    namespace: 'chat',
    engine: { kind: 'vllm', replicas: 3, contextLength: 16384 },
  }),
  exampleStep('vLLM on four GPUs, with adapters and a token', action, {
    model: 'meta-llama/Llama-3.1-70B-Instruct',
    servedName: 'llama-70b',
    adapters: [
      { name: 'support-tickets', source: 'acme/llama-70b-tickets' },
      { name: 'no', source: '/adapters/no' },
    ],
    name: 'llama-70b',
    namespace: 'support',
    engine: {
      kind: 'vllm',
      gpus: 4,
      memory: '200Gi',
      sharedMemory: '32Gi',
      cache: { claim: 'models' },
      huggingFaceToken: { name: 'hf-token', key: 'token' },
      apiKey: { name: 'llama-key', key: 'key' },
    },
  }),
  exampleStep('vLLM with prefill and decode servers of llm-d', action, {
    model: 'Qwen/Qwen3-32B',
    namespace: 'chat',
    engine: { kind: 'vllm', gpus: 2, roles: { prefill: 4, decode: 2 } },
  }),
  exampleStep('vLLM without a GPU', action, {
    model: 'Qwen/Qwen2.5-0.5B-Instruct',
    namespace: 'try',
    engine: { kind: 'vllm-cpu', replicas: 1, cpu: '6', memory: '16Gi' },
  }),
  exampleStep('llama.cpp with a GGUF file of a volume', action, {
    model: '/models/Llama-3.2-3B-Instruct.Q4_K_M.gguf',
    servedName: 'llama-3b',
    namespace: 'edge',
    engine: {
      kind: 'llama.cpp',
      contextLength: 8192,
      cache: { claim: 'gguf' },
    },
  }),
  exampleStep('SGLang', action, {
    model: 'mistralai/Mistral-7B-Instruct-v0.3',
    namespace: 'search',
    engine: { kind: 'sglang', gpus: 2 },
  }),
  exampleStep('TensorRT-LLM', action, {
    model: 'nvidia/Llama-3.1-8B-Instruct-FP8',
    namespace: 'search',
    engine: { kind: 'tensorrt-llm', startUpSeconds: 3600 },
  }),
  exampleStep('A simulated model, which needs no GPU', action, {
    model: 'meta-llama/Llama-3.1-8B-Instruct',
    namespace: 'try',
    engine: { kind: 'llm-d-inference-sim' },
    targetPath: 'manifests/servers.yaml',
  }),
];
