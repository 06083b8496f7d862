// SPDX-License-Identifier: Apache-2.0
import { CounterFamily, GaugeFamily, HistogramFamily } from './MetricFamily';

const FIRST_TOKEN_BOUNDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5,
  7.5, 10, 20, 40, 80, 160, 640, 2560,
];
const INTER_TOKEN_BOUNDS = [
  0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5,
  10, 20, 40, 80,
];
const REQUEST_BOUNDS = [
  0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480,
  960, 1920, 7680,
];
const ITERATION_BOUNDS = [
  1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384,
];
const HTTP_FINE_BOUNDS = [
  0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4,
  4.5, 5, 7.5, 10, 30, 60,
];

/** 1, 2, 5, 10, … up to the model's context length. */
function tokenBounds(maxModelLength: number): number[] {
  const bounds: number[] = [];
  for (let power = 1; power <= maxModelLength; power *= 10) {
    bounds.push(
      ...[1, 2, 5]
        .map(factor => factor * power)
        .filter(bound => bound <= maxModelLength),
    );
  }
  return bounds;
}

const gauge = (name: string, help: string) =>
  new GaugeFamily({ name: `vllm:${name}`, help });
const counter = (name: string, help: string) =>
  new CounterFamily({ name: `vllm:${name}`, help });
const histogram = (name: string, help: string, bounds: readonly number[]) =>
  new HistogramFamily({ name: `vllm:${name}`, help }, bounds);

function schedulerFamilies() {
  return {
    running: gauge(
      'num_requests_running',
      'Number of requests in model execution batches.',
    ),
    waiting: gauge(
      'num_requests_waiting',
      'Number of requests waiting to be processed.',
    ),
    waitingByReason: gauge(
      'num_requests_waiting_by_reason',
      'Number of requests waiting to be processed by reason.',
    ),
    sleepState: gauge(
      'engine_sleep_state',
      'Engine sleep state; awake = 0 means engine is sleeping; awake = 1 means engine is awake; weights_offloaded = 1 means sleep level 1; discard_all = 1 means sleep level 2.',
    ),
    kvCacheUsage: gauge(
      'kv_cache_usage_perc',
      'KV-cache usage. 1 means 100 percent usage.',
    ),
  };
}

function cacheFamilies() {
  return {
    prefixQueries: counter(
      'prefix_cache_queries',
      'Prefix cache queries, in terms of number of queried tokens.',
    ),
    prefixHits: counter(
      'prefix_cache_hits',
      'Prefix cache hits, in terms of number of cached tokens.',
    ),
    externalQueries: counter(
      'external_prefix_cache_queries',
      'External prefix cache queries from KV connector cross-instance cache sharing, in terms of number of queried tokens.',
    ),
    externalHits: counter(
      'external_prefix_cache_hits',
      'External prefix cache hits from KV connector cross-instance cache sharing, in terms of number of cached tokens.',
    ),
    multimodalQueries: counter(
      'mm_cache_queries',
      'Multi-modal cache queries, in terms of number of queried items.',
    ),
    multimodalHits: counter(
      'mm_cache_hits',
      'Multi-modal cache hits, in terms of number of cached items.',
    ),
    preemptions: counter(
      'num_preemptions',
      'Cumulative number of preemption from the engine.',
    ),
  };
}

function tokenFamilies(maxModelLength: number) {
  const lengths = tokenBounds(maxModelLength);
  return {
    promptTokens: counter(
      'prompt_tokens',
      'Number of prefill tokens processed.',
    ),
    promptTokensBySource: counter(
      'prompt_tokens_by_source',
      'Number of prompt tokens by source.',
    ),
    promptTokensCached: counter(
      'prompt_tokens_cached',
      'Number of cached prompt tokens (local + external).',
    ),
    generationTokens: counter(
      'generation_tokens',
      'Number of generation tokens processed.',
    ),
    success: counter(
      'request_success',
      'Count of successfully processed requests.',
    ),
    requestPromptTokens: histogram(
      'request_prompt_tokens',
      'Number of prefill tokens processed.',
      lengths,
    ),
    requestGenerationTokens: histogram(
      'request_generation_tokens',
      'Number of generation tokens processed.',
      lengths,
    ),
    // A histogram in spite of its name: vLLM calls it so.
    iterationTokens: histogram(
      'iteration_tokens_total',
      'Histogram of number of tokens per engine_step.',
      ITERATION_BOUNDS,
    ),
    maxGenerationTokens: histogram(
      'request_max_num_generation_tokens',
      'Histogram of maximum number of requested generation tokens.',
      lengths,
    ),
    paramsN: histogram(
      'request_params_n',
      'Histogram of the n request parameter.',
      [1, 2, 5, 10, 20],
    ),
    paramsMaxTokens: histogram(
      'request_params_max_tokens',
      'Histogram of the max_tokens request parameter.',
      lengths,
    ),
    prefillComputedTokens: histogram(
      'request_prefill_kv_computed_tokens',
      'Histogram of new KV tokens computed during prefill (excluding cached tokens).',
      lengths,
    ),
  };
}

function latencyFamilies() {
  return {
    firstToken: histogram(
      'time_to_first_token_seconds',
      'Histogram of time to first token in seconds.',
      FIRST_TOKEN_BOUNDS,
    ),
    interToken: histogram(
      'inter_token_latency_seconds',
      'Histogram of inter-token latency in seconds.',
      INTER_TOKEN_BOUNDS,
    ),
    timePerOutputToken: histogram(
      'request_time_per_output_token_seconds',
      'Histogram of time_per_output_token_seconds per request.',
      INTER_TOKEN_BOUNDS,
    ),
    endToEnd: histogram(
      'e2e_request_latency_seconds',
      'Histogram of e2e request latency in seconds.',
      REQUEST_BOUNDS,
    ),
    queueTime: histogram(
      'request_queue_time_seconds',
      'Histogram of time spent in WAITING phase for request.',
      REQUEST_BOUNDS,
    ),
    inferenceTime: histogram(
      'request_inference_time_seconds',
      'Histogram of time spent in RUNNING phase for request.',
      REQUEST_BOUNDS,
    ),
    prefillTime: histogram(
      'request_prefill_time_seconds',
      'Histogram of time spent in PREFILL phase for request.',
      REQUEST_BOUNDS,
    ),
    decodeTime: histogram(
      'request_decode_time_seconds',
      'Histogram of time spent in DECODE phase for request.',
      REQUEST_BOUNDS,
    ),
  };
}

function webFamilies() {
  return {
    httpRequests: new CounterFamily({
      name: 'http_requests',
      help: 'Total number of requests by method, status and handler.',
    }),
    httpDurationFine: new HistogramFamily(
      {
        name: 'http_request_duration_highr_seconds',
        help: 'Latency with many buckets but no API specific labels. Made for more accurate percentile calculations. ',
      },
      HTTP_FINE_BOUNDS,
    ),
    httpDuration: new HistogramFamily(
      {
        name: 'http_request_duration_seconds',
        help: 'Latency with only few buckets by handler. Made to be only used if aggregation by handler is important. ',
      },
      [0.1, 0.5, 1],
    ),
  };
}

/**
 * The families of vLLM's V1 engine at 0.26, and of the web layer before it.
 * Names, labels and bounds: vllm/v1/metrics/loggers.py and docs/usage/metrics.
 */
export function createVllmFamilies(maxModelLength: number) {
  return {
    ...schedulerFamilies(),
    ...cacheFamilies(),
    ...tokenFamilies(maxModelLength),
    ...latencyFamilies(),
    cacheConfig: gauge(
      'cache_config_info',
      'Information of the LLMEngine CacheConfig',
    ),
    loraRequests: gauge(
      'lora_requests_info',
      'Running stats on lora requests.',
    ),
    ...webFamilies(),
  };
}

export type VllmFamilies = ReturnType<typeof createVllmFamilies>;
