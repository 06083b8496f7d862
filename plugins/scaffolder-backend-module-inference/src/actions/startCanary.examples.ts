// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const action = 'inference:canary:start';
const rollout = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

export const examples: TemplateExample[] = [
  exampleStep('A second version for testers only', action, rollout),
  exampleStep(
    'Another model for a tenth of the requests, with one server',
    action,
    { ...rollout, weight: 10, model: 'Qwen/Qwen3-1.7B', replicas: 1 },
  ),
  exampleStep('Another version of the engine, by another header', action, {
    ...rollout,
    weight: 5,
    image: 'ghcr.io/llm-d/llm-d-inference-sim:v0.10.3',
    extraArgs: ['--max-num-seqs=64'],
    testHeader: 'x-version',
  }),
  exampleStep(
    'Another engine, for testers, where the portal may not list nodes',
    action,
    { ...rollout, engine: 'sglang', gpus: 2, gpusConfirmed: true },
  ),
  exampleStep(
    'A LoRA adapter for a tenth of the requests, in the same pool',
    action,
    {
      ...rollout,
      canary: 'tickets-v2',
      adapter: 'acme/tickets-v2-lora',
      weight: 10,
    },
  ),
];
