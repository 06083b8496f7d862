// SPDX-License-Identifier: Apache-2.0
import { Engine, option } from './Engine';

const OPTIONS = '/etc/trtllm/options.yaml';

/** https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/trtllm-serve.html */
export const tensorrtLlm: Engine = {
  title: 'TensorRT-LLM',
  image: { any: 'nvcr.io/nvidia/tensorrt-llm/release:1.2.1' },
  port: 8000,
  engineType: 'trtllm-serve',
  // What it has under /metrics is JSON.
  metricsPath: '/prometheus/metrics',
  metrics: {
    queued: 'trtllm_num_requests_waiting',
    running: 'trtllm_num_requests_running',
    kvUsage: 'trtllm_kv_cache_utilization',
  },
  tellsKvUsage: true,
  gpus: { fewest: 1, usual: 1 },
  cpu: '8',
  memory: '48Gi',
  sharedMemory: '16Gi',
  cache: { path: '/root/.cache/huggingface', size: '200Gi' },
  refuses: {
    adapters: 'its adapters need a configuration that differs by model',
    apiKey: 'it asks nobody for a key',
    roles: 'only vLLM with llm-d’s picker is set up for them here',
    servedName: 'it serves a model under its own name only',
  },
  command: ['trtllm-serve'],
  args: ({ model, input, port, gpus }) => [
    model.model,
    '--host',
    '0.0.0.0',
    '--port',
    String(port),
    '--backend',
    'pytorch',
    ...option('--tp_size', gpus > 1 ? gpus : undefined),
    ...option('--max_seq_len', input.contextLength),
    '--extra_llm_api_options',
    OPTIONS,
  ],
  configFile: {
    path: '/etc/trtllm',
    name: 'options.yaml',
    // Without these its page has no gauges for the picker.
    content: { enable_iter_perf_stats: true, return_perf_metrics: true },
  },
  healthPath: '/health',
};
