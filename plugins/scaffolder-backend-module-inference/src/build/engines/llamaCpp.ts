// SPDX-License-Identifier: Apache-2.0
import { Engine, option } from './Engine';

const CACHE = '/models';

/** https://github.com/ggml-org/llama.cpp/tree/master/tools/server */
export const llamaCpp: Engine = {
  title: 'llama.cpp',
  image: {
    any: 'ghcr.io/ggml-org/llama.cpp:server-b10108',
    gpu: 'ghcr.io/ggml-org/llama.cpp:server-cuda-b10108',
  },
  port: 8080,
  engineType: 'llamacpp',
  metricsPath: '/metrics',
  metrics: {
    queued: 'llamacpp:requests_deferred',
    running: 'llamacpp:requests_processing',
  },
  // Its KV cache gauges went in 2025.
  tellsKvUsage: false,
  gpus: { fewest: 0, usual: 0 },
  cpu: '4',
  memory: '8Gi',
  cache: { path: CACHE, size: '20Gi' },
  refuses: {
    adapters:
      'it scales adapters per request and serves none by a name of its own',
    apiKey:
      'its metrics page would ask for the key too, and the endpoint picker has none',
    roles: 'it has no prefill and decode servers',
  },
  args: ({ model, input, port, gpus }) => [
    ...(isFile(model.model)
      ? ['--model', model.model]
      : ['--hf-repo', model.model]),
    '--alias',
    model.servedName,
    '--host',
    '0.0.0.0',
    '--port',
    String(port),
    // Without it there is no metrics page, and the picker sees no endpoint.
    '--metrics',
    ...option('--ctx-size', input.contextLength),
    ...option('--n-gpu-layers', gpus > 0 ? 999 : undefined),
  ],
  env: () => [{ name: 'LLAMA_CACHE', value: CACHE }],
  healthPath: '/health',
};

/** A file in the cache volume, not a repository of Hugging Face. */
function isFile(model: string): boolean {
  return /\.gguf$/i.test(model) || model.startsWith('/');
}
