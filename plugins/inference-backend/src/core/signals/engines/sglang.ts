// SPDX-License-Identifier: Apache-2.0
import {
  counter,
  EngineProfile,
  gauge,
  optional,
  times,
} from '../EngineProfile';

/** https://docs.sglang.ai/references/production_metrics.html */
export const sglang: EngineProfile = {
  engine: 'sglang',
  title: 'SGLang',
  path: '/metrics',
  metricsFlag: '--enable-metrics',
  images: ['sglang'],
  modelLabel: 'model_name',
  // Every rank of a tensor- or pipeline-parallel server exports the same.
  copyLabels: ['tp_rank', 'pp_rank', 'moe_ep_rank'],
  measures: [
    optional(gauge('processStart', 'max', 'process_start_time_seconds')),
    gauge('queueDepth', 'sum', 'sglang:num_queue_reqs'),
    gauge('runningRequests', 'sum', 'sglang:num_running_reqs'),
    gauge('kvCacheRatio', 'mean', 'sglang:token_usage'),
    counter('requests', 'sglang:num_requests_total'),
    counter('requestErrors', 'sglang:num_aborted_requests_total'),
    counter('promptTokens', 'sglang:prompt_tokens_total'),
    counter('generationTokens', 'sglang:generation_tokens_total'),
    gauge('prefixHitRatio', 'mean', 'sglang:cache_hit_rate'),
    ...times('ttft', 'sglang:time_to_first_token_seconds'),
    ...times(
      'itl',
      'sglang:inter_token_latency_seconds',
      'sglang:time_per_output_token_seconds',
    ),
    ...times('e2e', 'sglang:e2e_request_latency_seconds'),
  ],
  generations: [
    {
      name: 'SGLang',
      anyOf: [
        'sglang:inter_token_latency_seconds_count',
        'sglang:num_requests_total',
      ],
    },
    {
      name: 'SGLang, older names',
      anyOf: [
        'sglang:time_per_output_token_seconds_count',
        'sglang:token_usage',
      ],
    },
  ],
};
