// SPDX-License-Identifier: Apache-2.0
import { CounterFamily, GaugeFamily, HistogramFamily } from './MetricFamily';
import {
  DURATION_BOUNDS,
  FIRST_TOKEN_BOUNDS,
  INPUT_TOKEN_BOUNDS,
  OUTPUT_TOKEN_BOUNDS,
  PER_TOKEN_BOUNDS,
  PREFIX_BYTES_BOUNDS,
  PREFIX_RATIO_BOUNDS,
  REQUEST_PROCESSING_BOUNDS,
  REQUEST_SIZE_BOUNDS,
  RESPONSE_PROCESSING_BOUNDS,
  RESPONSE_SIZE_BOUNDS,
  SCHEDULER_BOUNDS,
  STREAMING_INTER_TOKEN_BOUNDS,
  STREAMING_PER_TOKEN_BOUNDS,
} from './pickerBounds';

const describe = (name: string, text: string) => ({
  name: `llm_d_epp_${name}`,
  help: `[ALPHA] ${text}`,
});
const counter = (name: string, text: string) =>
  new CounterFamily(describe(name, text));
const gauge = (name: string, text: string) =>
  new GaugeFamily(describe(name, text));
const histogram = (name: string, text: string, bounds: readonly number[]) =>
  new HistogramFamily(describe(name, text), bounds);

function requestFamilies() {
  return {
    requests: counter('request_total', 'Total number of processed requests.'),
    errors: counter('request_error_total', 'Total number of request errors.'),
    running: gauge(
      'request_running',
      'Current number of active running requests.',
    ),
    durations: histogram(
      'request_duration_seconds',
      'End-to-end request latency distribution in seconds.',
      DURATION_BOUNDS,
    ),
    requestSizes: histogram(
      'request_size_bytes',
      'Incoming request body size distribution in bytes.',
      REQUEST_SIZE_BOUNDS,
    ),
    responseSizes: histogram(
      'response_size_bytes',
      'Outgoing response body size distribution in bytes.',
      RESPONSE_SIZE_BOUNDS,
    ),
    inputTokens: histogram(
      'request_input_tokens',
      'Input token count distribution per request.',
      INPUT_TOKEN_BOUNDS,
    ),
    outputTokens: histogram(
      'request_output_tokens',
      'Output token count distribution per request.',
      OUTPUT_TOKEN_BOUNDS,
    ),
    perToken: histogram(
      'request_ntpot_seconds',
      'Normalized time per output token in seconds (end-to-end latency divided by output token count).',
      PER_TOKEN_BOUNDS,
    ),
    firstToken: histogram(
      'request_ttft_seconds',
      'Time to first token in seconds, measured from request received to first response byte. For non-streaming requests, this equals total request duration.',
      FIRST_TOKEN_BOUNDS,
    ),
    interToken: histogram(
      'request_streaming_itl_seconds',
      'Inter-token latency in seconds for streaming requests, measured as the time between consecutive response body chunks.',
      STREAMING_INTER_TOKEN_BOUNDS,
    ),
    streamingPerToken: histogram(
      'request_streaming_tpot_seconds',
      'Time per output token in seconds for streaming requests, excluding the first token.',
      STREAMING_PER_TOKEN_BOUNDS,
    ),
  };
}

function poolFamilies() {
  const averages = [
    'kv cache utilization for an inference server pool.',
    'number of requests pending in the model server queue.',
    'number of running requests across model servers in the pool.',
  ];
  return {
    kvCache: gauge(
      'average_kv_cache_utilization',
      `The average ${averages[0]}`,
    ),
    queueSize: gauge('average_queue_size', `The average ${averages[1]}`),
    runningRequests: gauge(
      'average_running_requests',
      `The average ${averages[2]}`,
    ),
    kvCacheDeviation: gauge(
      'std_dev_kv_cache_utilization',
      `The standard deviation ${averages[0]}`,
    ),
    queueSizeDeviation: gauge(
      'std_dev_queue_size',
      `The standard deviation ${averages[1]}`,
    ),
    runningRequestsDeviation: gauge(
      'std_dev_running_requests',
      `The standard deviation ${averages[2]}`,
    ),
    readyEndpoints: gauge(
      'ready_endpoints',
      'The number of ready endpoints in the inference server pool.',
    ),
    endpointQueueSize: gauge(
      'per_endpoint_queue_size',
      'The total number of requests pending in the model server queue for each underlying endpoint.',
    ),
  };
}

function schedulerFamilies() {
  return {
    scheduler: histogram(
      'scheduler_e2e_duration_seconds',
      'End-to-end scheduling latency distribution in seconds.',
      SCHEDULER_BOUNDS,
    ),
    attempts: counter(
      'scheduler_attempts_total',
      'Total number of scheduling attempts.',
    ),
    plugins: histogram(
      'plugin_duration_seconds',
      'Plugin processing latency distribution in seconds for each extension point, plugin type and plugin name.',
      SCHEDULER_BOUNDS,
    ),
    requestProcessing: histogram(
      'request_processing_duration_seconds',
      'EPP request processing latency distribution in seconds, from request receipt until the request body has been handled, including admission control.',
      REQUEST_PROCESSING_BOUNDS,
    ),
    responseProcessing: histogram(
      'response_processing_duration_seconds',
      'EPP response processing latency distribution in seconds: the sum of per-chunk handler time for a streamed response, or the interval from response headers to completion for a non-streaming response.',
      RESPONSE_PROCESSING_BOUNDS,
    ),
    prefixSize: gauge('prefix_indexer_size', 'Size of the prefix indexer.'),
    prefixRatio: histogram(
      'prefix_indexer_hit_ratio',
      'Ratio of prefix length matched to total prefix length in the cache lookup.',
      PREFIX_RATIO_BOUNDS,
    ),
    prefixBytes: histogram(
      'prefix_indexer_hit_bytes',
      'Length of the prefix match in number of bytes in the cache lookup.',
      PREFIX_BYTES_BOUNDS,
    ),
    rewrites: counter(
      'model_rewrite_decisions_total',
      'Total number of inference model rewrite decisions.',
    ),
    info: gauge(
      'info',
      'General information of the current build of Inference Extension.',
    ),
  };
}

/**
 * The `llm_d_epp_*` families of llm-d-router 0.10 with its default plugins and
 * without flow control: pkg/epp/metrics/llm_d_router_metrics.go.
 */
export function createLlmDFamilies() {
  return { ...requestFamilies(), ...poolFamilies(), ...schedulerFamilies() };
}
