// SPDX-License-Identifier: Apache-2.0
import { Engine, option } from './Engine';

/** https://docs.sglang.ai/advanced_features/server_arguments.html */
export const sglang: Engine = {
  title: 'SGLang',
  image: { any: 'lmsysorg/sglang:v0.5.18' },
  port: 30000,
  engineType: 'sglang',
  metricsPath: '/metrics',
  metrics: {
    queued: 'sglang:num_queue_reqs',
    running: 'sglang:num_running_reqs',
    kvUsage: 'sglang:token_usage',
  },
  tellsKvUsage: true,
  gpus: { fewest: 1, usual: 1 },
  cpu: '4',
  memory: '24Gi',
  sharedMemory: '16Gi',
  cache: { path: '/root/.cache/huggingface', size: '100Gi' },
  refuses: {
    roles: 'only vLLM with llm-d’s picker is set up for them here',
  },
  command: ['python3', '-m', 'sglang.launch_server'],
  args: ({ model, input, port, gpus }) => [
    '--model-path',
    model.model,
    '--served-model-name',
    model.servedName,
    '--host',
    '0.0.0.0',
    '--port',
    String(port),
    '--enable-metrics',
    ...option('--tp-size', gpus > 1 ? gpus : undefined),
    ...option('--context-length', input.contextLength),
    ...(model.adapters.length === 0
      ? []
      : [
          '--enable-lora',
          '--max-loras-per-batch',
          String(model.adapters.length),
          '--lora-paths',
          ...model.adapters.map(({ name, source }) => `${name}=${source}`),
        ]),
  ],
  // The kubelet fills in the variable, which comes from a Secret.
  apiKey: { env: 'SERVER_API_KEY', argument: '--api-key' },
  healthPath: '/health',
};
