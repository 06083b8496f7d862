// SPDX-License-Identifier: Apache-2.0
import {
  counter,
  EngineProfile,
  gauge,
  optional,
  times,
} from '../EngineProfile';

/**
 * vLLM V1, the names that V0 and versions up to 0.10 had, and
 * llm-d-inference-sim, which speaks vLLM with small differences.
 *
 * https://docs.vllm.ai/en/latest/usage/metrics.html
 */
export const vllm: EngineProfile = {
  engine: 'vllm',
  title: 'vLLM',
  path: '/metrics',
  images: ['vllm', 'llm-d-inference-sim', 'llm-d-cuda'],
  modelLabel: 'model_name',
  copyLabels: [],
  adapters: {
    family: 'vllm:lora_requests_info',
    labels: ['running_lora_adapters', 'waiting_lora_adapters'],
  },
  measures: [
    optional(gauge('processStart', 'max', 'process_start_time_seconds')),
    gauge('queueDepth', 'sum', 'vllm:num_requests_waiting'),
    gauge('runningRequests', 'sum', 'vllm:num_requests_running'),
    gauge(
      'kvCacheRatio',
      'mean',
      'vllm:kv_cache_usage_perc',
      'vllm:gpu_cache_usage_perc',
    ),
    counter('requests', 'vllm:request_success_total'),
    // Real servers say finished_reason, the simulator finish_reason.
    optional(
      counter(
        'requestErrors',
        {
          family: 'vllm:request_success_total',
          where: { finished_reason: ['error'] },
        },
        {
          family: 'vllm:request_success_total',
          where: { finish_reason: ['error'] },
        },
      ),
    ),
    counter('promptTokens', 'vllm:prompt_tokens_total'),
    counter('generationTokens', 'vllm:generation_tokens_total'),
    // llm-d-inference-sim has none.
    optional(counter('preemptions', 'vllm:num_preemptions_total')),
    counter(
      'prefixHits',
      'vllm:prefix_cache_hits_total',
      'vllm:prefix_cache_hits',
      'vllm:gpu_prefix_cache_hits_total',
      'vllm:gpu_prefix_cache_hits',
    ),
    counter(
      'prefixQueries',
      'vllm:prefix_cache_queries_total',
      'vllm:prefix_cache_queries',
      'vllm:gpu_prefix_cache_queries_total',
      'vllm:gpu_prefix_cache_queries',
    ),
    optional(gauge('prefixHitRatio', 'mean', 'vllm:gpu_prefix_cache_hit_rate')),
    ...times('ttft', 'vllm:time_to_first_token_seconds'),
    ...times(
      'itl',
      'vllm:inter_token_latency_seconds',
      'vllm:time_per_output_token_seconds',
    ),
    ...times('e2e', 'vllm:e2e_request_latency_seconds'),
  ],
  generations: [
    {
      name: 'llm-d-inference-sim',
      anyOf: [
        'vllm:prefix_cache_queries',
        'vllm:max_num_generation_tokens_count',
      ],
    },
    { name: 'vLLM V1', anyOf: ['vllm:kv_cache_usage_perc'] },
    { name: 'vLLM up to 0.10', anyOf: ['vllm:gpu_cache_usage_perc'] },
  ],
};
