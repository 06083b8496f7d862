// SPDX-License-Identifier: Apache-2.0
import { Engine, option } from './Engine';

/** Answers like vLLM without a model: https://github.com/llm-d/llm-d-inference-sim */
export const simulator: Engine = {
  title: 'llm-d-inference-sim',
  image: { any: 'ghcr.io/llm-d/llm-d-inference-sim:v0.10.2' },
  port: 8000,
  engineType: 'vllm',
  metricsPath: '/metrics',
  tellsKvUsage: true,
  gpus: { fewest: 0, usual: 0 },
  cpu: '100m',
  memory: '256Mi',
  refuses: {
    apiKey: 'it asks nobody for a key',
    roles: 'only vLLM with llm-d’s picker is set up for them here',
  },
  args: ({ model, input, port }) => [
    '--model',
    model.model,
    '--served-model-name',
    model.servedName,
    '--port',
    String(port),
    // It would download the model's tokenizer otherwise.
    '--force-dummy-tokenizer',
    ...option('--max-model-len', input.contextLength),
    ...(model.adapters.length === 0
      ? []
      : [
          '--max-loras',
          String(model.adapters.length),
          '--lora-modules',
          ...model.adapters.map(({ name, source }) =>
            JSON.stringify({ name, path: source }),
          ),
        ]),
  ],
  // With these its answers name the pod that gave them.
  env: () => [
    {
      name: 'POD_NAME',
      valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
    },
    {
      name: 'POD_NAMESPACE',
      valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
    },
  ],
  healthPath: '/health',
};
