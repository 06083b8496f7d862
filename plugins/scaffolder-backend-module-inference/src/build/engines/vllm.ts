// SPDX-License-Identifier: Apache-2.0
import { Engine, option, ServerPlan } from './Engine';

const COMMAND = ['vllm', 'serve'];

/** https://docs.vllm.ai/en/latest/configuration/engine_args/ */
export const vllm: Engine = {
  title: 'vLLM',
  image: { any: 'vllm/vllm-openai:v0.26.0' },
  port: 8000,
  engineType: 'vllm',
  metricsPath: '/metrics',
  tellsKvUsage: true,
  gpus: { fewest: 1, usual: 1 },
  cpu: '4',
  memory: '24Gi',
  // Tensor parallel processes exchange through it; Docker's 64 MiB do not suffice.
  sharedMemory: '8Gi',
  cache: { path: '/root/.cache/huggingface', size: '100Gi' },
  refuses: {},
  command: COMMAND,
  args: vllmArgs,
  apiKey: { env: 'VLLM_API_KEY' },
  healthPath: '/health',
};

/** https://docs.vllm.ai/en/latest/getting_started/installation/cpu/ */
export const vllmCpu: Engine = {
  ...vllm,
  title: 'vLLM on CPUs',
  image: { any: 'vllm/vllm-openai-cpu:v0.25.0' },
  gpus: { fewest: 0, usual: 0 },
  cpu: '8',
  memory: '24Gi',
  sharedMemory: '4Gi',
  cache: { path: '/root/.cache/huggingface', size: '50Gi' },
  refuses: {
    roles: 'vLLM hands its cache from prefill to decode between GPUs only',
  },
  // GiB of the container's memory that hold the KV cache.
  env: () => [{ name: 'VLLM_CPU_KVCACHE_SPACE', value: '8' }],
};

function vllmArgs({ model, input, port, gpus }: ServerPlan): string[] {
  return [
    model.model,
    '--served-model-name',
    model.servedName,
    '--port',
    String(port),
    ...option('--tensor-parallel-size', gpus > 1 ? gpus : undefined),
    ...option('--max-model-len', input.contextLength),
    ...loraArgs(model.adapters),
    ...(input.roles
      ? [
          '--kv-transfer-config',
          '{"kv_connector":"NixlConnector","kv_role":"kv_both"}',
        ]
      : []),
  ];
}

function loraArgs(adapters: ServerPlan['model']['adapters']): string[] {
  return adapters.length === 0
    ? []
    : [
        '--enable-lora',
        '--max-loras',
        String(adapters.length),
        '--lora-modules',
        ...adapters.map(({ name, source }) => `${name}=${source}`),
      ];
}
