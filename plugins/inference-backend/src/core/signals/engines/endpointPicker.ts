// SPDX-License-Identifier: Apache-2.0
import {
  counter,
  EngineProfile,
  FamilyRule,
  gauge,
  histogram,
  optional,
  times,
} from '../EngineProfile';

const byModel = { model: 'model_name', target: 'target_model_name' };
const byPool = { pool: 'name' };

/** A family with the prefix of llm-d-router, of GIE 1.1 to 1.5 and of GIE up to 1.0. */
function ofRequests(current: string, former = current): FamilyRule[] {
  return [
    { family: `llm_d_epp_request_${current}`, by: byModel },
    { family: `inference_objective_${former}`, by: byModel },
    { family: `inference_model_${former}`, by: byModel },
  ];
}

function ofPool(current: string, former = current): FamilyRule[] {
  return [
    { family: `llm_d_epp_${current}`, by: byPool },
    { family: `inference_pool_${former}`, by: byPool },
  ];
}

function ofExtension(name: string): FamilyRule[] {
  return [
    { family: `llm_d_epp_${name}` },
    { family: `inference_extension_${name}` },
  ];
}

/**
 * Endpoint pickers: llm-d-router from 0.9, which exports its own names and
 * GIE's side by side, and GIE's up to 1.5.
 */
export const endpointPicker: EngineProfile = {
  engine: 'epp',
  title: 'Endpoint picker',
  path: '/metrics',
  metricsPort: 9090,
  images: [],
  copyLabels: [],
  measures: [
    optional(gauge('processStart', 'max', 'process_start_time_seconds')),
    gauge('readyEndpoints', 'max', ...ofPool('ready_endpoints', 'ready_pods')),
    gauge('averageQueueDepth', 'max', ...ofPool('average_queue_size')),
    gauge(
      'averageRunningRequests',
      'max',
      ...ofPool('average_running_requests'),
    ),
    gauge(
      'averageKvCacheRatio',
      'max',
      ...ofPool('average_kv_cache_utilization'),
    ),
    gauge(
      'endpointQueueDepth',
      'sum',
      {
        family: 'llm_d_epp_per_endpoint_queue_size',
        by: { pool: 'name', endpoint: 'model_server_endpoint' },
      },
      {
        family: 'inference_pool_per_pod_queue_size',
        by: { pool: 'name', endpoint: 'model_server_pod' },
      },
    ),
    // Only with flow control.
    // Versions after 0.10 say it per stage; the fullest stage holds requests back.
    optional(
      gauge(
        'saturation',
        'max',
        ...ofExtension('flow_control_pool_saturation').map(rule => ({
          ...rule,
          by: { pool: 'inference_pool' },
        })),
      ),
    ),
    gauge(
      'runningRequests',
      'sum',
      ...ofRequests('running', 'running_requests'),
    ),
    counter('requests', ...ofRequests('total', 'request_total')),
    optional(
      counter(
        'requestErrors',
        ...ofRequests('error_total', 'request_error_total'),
      ),
    ),
    // Status 429. GIE counts no priorities apart.
    optional(
      counter(
        'shedRequests',
        {
          family: 'llm_d_epp_request_error_total',
          where: { error_code: ['ResourceExhausted'] },
          by: { priority: 'priority' },
        },
        {
          family: 'inference_objective_request_error_total',
          where: { error_code: ['ResourceExhausted'] },
        },
        {
          family: 'inference_model_request_error_total',
          where: { error_code: ['ResourceExhausted'] },
        },
      ),
    ),
    // From GIE 1.3 on, and only where there are rewrites.
    optional(
      counter(
        'rewriteDecisions',
        ...ofExtension('model_rewrite_decisions_total').map(rule => ({
          ...rule,
          by: {
            ...byModel,
            target: 'target_model',
            rewrite: 'model_rewrite_name',
          },
        })),
      ),
    ),
    counter(
      'endpointRequests',
      {
        family: 'llm_d_epp_scheduler_attempts_total',
        where: { status: ['success'] },
        by: { endpoint: 'endpoint_name' },
      },
      {
        family: 'inference_extension_scheduler_attempts_total',
        where: { status: ['success'] },
        by: { endpoint: 'pod_name' },
      },
    ),
    counter(
      'generationTokens',
      ...ofRequests('output_tokens_sum', 'output_tokens_sum'),
    ),
    counter(
      'promptTokens',
      ...ofRequests('input_tokens_sum', 'input_tokens_sum'),
    ),
    counter('prefixGuesses', ...ofExtension('prefix_indexer_hit_ratio_count')),
    counter(
      'prefixGuessedRatios',
      ...ofExtension('prefix_indexer_hit_ratio_sum'),
    ),
    // Of an answer that isn't streamed the first token comes with the last.
    ...times(
      'ttft',
      {
        family: 'llm_d_epp_request_ttft_seconds',
        where: { streaming: ['true'] },
        by: byModel,
      },
      { family: 'inference_objective_request_ttft_seconds', by: byModel },
    ),
    ...times(
      'itl',
      { family: 'llm_d_epp_request_streaming_itl_seconds', by: byModel },
      { family: 'inference_objective_request_tpot_seconds', by: byModel },
    ),
    ...times(
      'e2e',
      ...ofRequests('duration_seconds', 'request_duration_seconds'),
    ),
    histogram('scheduler', ...ofExtension('scheduler_e2e_duration_seconds')),
  ],
  generations: [
    {
      name: 'llm-d-router from 0.9',
      anyOf: ['llm_d_epp_ready_endpoints', 'llm_d_epp_request_total'],
    },
    {
      name: 'GIE 1.1 to 1.5',
      anyOf: [
        'inference_objective_request_total',
        'inference_extension_flow_control_pool_saturation',
        'inference_pool_average_running_requests',
      ],
    },
    { name: 'GIE up to 1.0', anyOf: ['inference_model_request_total'] },
    { name: 'GIE', anyOf: ['inference_pool_ready_pods'] },
  ],
};
