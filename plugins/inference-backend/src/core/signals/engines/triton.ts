// SPDX-License-Identifier: Apache-2.0
import { counter, EngineProfile, gauge } from '../EngineProfile';

const requests = [
  counter('requestSuccesses', 'nv_inference_request_success'),
  counter('requestErrors', 'nv_inference_request_failure'),
];

/** Triton with its TensorRT-LLM backend. */
export const tritonTensorrtLlm: EngineProfile = {
  engine: 'triton-tensorrt-llm',
  title: 'Triton with TensorRT-LLM',
  path: '/metrics',
  metricsPort: 8002,
  images: [],
  modelLabel: 'model',
  copyLabels: [],
  measures: [
    gauge('queueDepth', 'sum', {
      family: 'nv_trt_llm_request_metrics',
      where: { request_type: ['waiting'] },
    }),
    gauge('runningRequests', 'sum', {
      family: 'nv_trt_llm_request_metrics',
      where: { request_type: ['scheduled'] },
    }),
    gauge('kvCacheRatio', 'mean', {
      family: 'nv_trt_llm_kv_cache_block_metrics',
      where: { kv_cache_block_type: ['fraction'] },
    }),
    ...requests,
  ],
  generations: [
    {
      name: 'Triton with TensorRT-LLM',
      anyOf: ['nv_trt_llm_request_metrics'],
    },
  ],
};

/**
 * Triton with any backend. The picker's `nv_inference_exec_count` is no gauge
 * of running requests but a counter of executions, so it is not shown as one.
 */
export const triton: EngineProfile = {
  engine: 'triton',
  title: 'Triton',
  path: '/metrics',
  metricsPort: 8002,
  images: ['tritonserver'],
  modelLabel: 'model',
  copyLabels: [],
  measures: [
    gauge('queueDepth', 'sum', 'nv_inference_pending_request_count'),
    ...requests,
  ],
  generations: [{ name: 'Triton', anyOf: ['nv_inference_request_success'] }],
};
