// SPDX-License-Identifier: Apache-2.0
import {
  counter,
  EngineProfile,
  gauge,
  optional,
  times,
} from '../EngineProfile';

/** trtllm-serve of TensorRT-LLM; its /metrics is JSON, the page is elsewhere. */
export const trtllmServe: EngineProfile = {
  engine: 'trtllm-serve',
  title: 'TensorRT-LLM',
  path: '/prometheus/metrics',
  images: ['tensorrt-llm'],
  modelLabel: 'model_name',
  copyLabels: [],
  measures: [
    optional(gauge('processStart', 'max', 'process_start_time_seconds')),
    gauge('queueDepth', 'sum', 'trtllm_num_requests_waiting'),
    gauge('runningRequests', 'sum', 'trtllm_num_requests_running'),
    gauge('kvCacheRatio', 'mean', 'trtllm_kv_cache_utilization'),
    counter('requestSuccesses', 'trtllm_request_success_total'),
    counter('requestErrors', 'trtllm_request_error_total'),
    counter('promptTokens', 'trtllm_prompt_tokens_total'),
    counter('generationTokens', 'trtllm_generation_tokens_total'),
    counter('prefixHits', 'trtllm_kv_cache_reused_blocks_total'),
    counter('prefixMisses', 'trtllm_kv_cache_missed_blocks_total'),
    gauge('prefixHitRatio', 'mean', 'trtllm_kv_cache_hit_rate'),
    ...times('ttft', 'trtllm_time_to_first_token_seconds'),
    ...times('itl', 'trtllm_time_per_output_token_seconds'),
    ...times('e2e', 'trtllm_e2e_request_latency_seconds'),
  ],
  generations: [
    { name: 'TensorRT-LLM', anyOf: ['trtllm_num_requests_running'] },
    {
      name: 'TensorRT-LLM, latencies only',
      anyOf: ['trtllm_request_success_total'],
    },
  ],
};
