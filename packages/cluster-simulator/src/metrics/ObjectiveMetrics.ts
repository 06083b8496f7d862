// SPDX-License-Identifier: Apache-2.0
import {
  CounterFamily,
  GaugeFamily,
  HistogramFamily,
  MetricFamily,
} from './MetricFamily';
import {
  DURATION_BOUNDS,
  INPUT_TOKEN_BOUNDS,
  OUTPUT_TOKEN_BOUNDS,
  PER_TOKEN_BOUNDS,
  PREFIX_BYTES_BOUNDS,
  PREFIX_RATIO_BOUNDS,
  REQUEST_SIZE_BOUNDS,
  RESPONSE_SIZE_BOUNDS,
  SCHEDULER_BOUNDS,
} from './pickerBounds';
import { PickerMetrics, PickerRequest, PoolReading } from './PickerMetrics';

/** How HELP texts are written: `[ALPHA] …`, or with the family's successor before it. */
export type HelpStyle = (text: string, successor: string | undefined) => string;

export const plainHelp: HelpStyle = text => `[ALPHA] ${text}`;
export const deprecatedHelp: HelpStyle = (text, successor) =>
  successor
    ? `[ALPHA] [Deprecated: Use llm_d_epp_${successor}] ${text}`
    : `[ALPHA] ${text}`;

function createFamilies(help: HelpStyle) {
  const describe = (name: string, text: string, successor?: string) => ({
    name: `inference_${name}`,
    help: help(text, successor),
  });
  const counter = (...args: Parameters<typeof describe>) =>
    new CounterFamily(describe(...args));
  const gauge = (...args: Parameters<typeof describe>) =>
    new GaugeFamily(describe(...args));
  const histogram = (
    bounds: readonly number[],
    ...args: Parameters<typeof describe>
  ) => new HistogramFamily(describe(...args), bounds);
  return {
    requests: counter(
      'objective_request_total',
      'Counter of inference objective requests broken out for each model and target model.',
      'request_total',
    ),
    errors: counter(
      'objective_request_error_total',
      'Counter of inference objective requests errors broken out for each model and target model.',
      'request_error_total',
    ),
    durations: histogram(
      DURATION_BOUNDS,
      'objective_request_duration_seconds',
      'Inference objective response latency distribution in seconds for each model and target model.',
      'request_duration_seconds',
    ),
    requestSizes: histogram(
      REQUEST_SIZE_BOUNDS,
      'objective_request_sizes',
      'Inference objective requests size distribution in bytes for each model and target model.',
      'request_size_bytes',
    ),
    responseSizes: histogram(
      RESPONSE_SIZE_BOUNDS,
      'objective_response_sizes',
      'Inference objective responses size distribution in bytes for each model and target model.',
      'response_size_bytes',
    ),
    inputTokens: histogram(
      INPUT_TOKEN_BOUNDS,
      'objective_input_tokens',
      'Inference objective input token count distribution for requests in each model.',
      'request_input_tokens',
    ),
    outputTokens: histogram(
      OUTPUT_TOKEN_BOUNDS,
      'objective_output_tokens',
      'Inference objective output token count distribution for requests in each model.',
      'request_output_tokens',
    ),
    perToken: histogram(
      PER_TOKEN_BOUNDS,
      'objective_normalized_time_per_output_token_seconds',
      'Inference objective latency divided by number of output tokens in seconds for each model and target model.',
      'request_ntpot_seconds',
    ),
    running: gauge(
      'objective_running_requests',
      'Inference objective number of running requests in each model.',
      'request_running',
    ),
    kvCache: gauge(
      'pool_average_kv_cache_utilization',
      'The average kv cache utilization for an inference server pool.',
      'average_kv_cache_utilization',
    ),
    queueSize: gauge(
      'pool_average_queue_size',
      'The average number of requests pending in the model server queue.',
      'average_queue_size',
    ),
    runningRequests: gauge(
      'pool_average_running_requests',
      'The average number of running requests across model servers in the pool.',
      'average_running_requests',
    ),
    readyPods: gauge(
      'pool_ready_pods',
      'The number of ready pods in the inference server pool.',
      'ready_endpoints',
    ),
    podQueueSize: gauge(
      'pool_per_pod_queue_size',
      'The total number of requests pending in the model server queue for each underlying pod.',
    ),
    scheduler: histogram(
      SCHEDULER_BOUNDS,
      'extension_scheduler_e2e_duration_seconds',
      'End-to-end scheduling latency distribution in seconds.',
      'scheduler_e2e_duration_seconds',
    ),
    attempts: counter(
      'extension_scheduler_attempts_total',
      'Total number of scheduling attempts.',
      'scheduler_attempts_total',
    ),
    plugins: histogram(
      SCHEDULER_BOUNDS,
      'extension_plugin_duration_seconds',
      'Plugin processing latency distribution in seconds for each extension point, plugin type and plugin name.',
      'plugin_duration_seconds',
    ),
    prefixSize: gauge(
      'extension_prefix_indexer_size',
      'Size of the prefix indexer.',
      'prefix_indexer_size',
    ),
    prefixRatio: histogram(
      PREFIX_RATIO_BOUNDS,
      'extension_prefix_indexer_hit_ratio',
      'Ratio of prefix length matched to total prefix length in the cache lookup.',
      'prefix_indexer_hit_ratio',
    ),
    prefixBytes: histogram(
      PREFIX_BYTES_BOUNDS,
      'extension_prefix_indexer_hit_bytes',
      'Length of the prefix match in number of bytes in the cache lookup.',
      'prefix_indexer_hit_bytes',
    ),
    rewrites: counter(
      'extension_model_rewrite_decisions_total',
      'Total number of inference model rewrite decisions.',
      'model_rewrite_decisions_total',
    ),
    info: gauge(
      'extension_info',
      'General information of the current build of Inference Extension.',
    ),
  };
}

export const rewriteLabels = (request: PickerRequest, rewrite: string) => ({
  model_name: request.modelName,
  model_rewrite_name: rewrite,
  target_model: request.targetModelName,
});

const modelLabels = (request: PickerRequest) => ({
  model_name: request.modelName,
  target_model_name: request.targetModelName,
});

/**
 * The names of GIE 1.1 to 1.5 (`inference_objective_*`, `inference_pool_*`,
 * `inference_extension_*`), which llm-d-router still writes beside its own.
 */
export class ObjectiveMetrics implements Omit<PickerMetrics, 'page'> {
  private readonly families: ReturnType<typeof createFamilies>;

  constructor(help: HelpStyle) {
    this.families = createFamilies(help);
    this.families.info.of({ build_ref: '', commit: '' }).set(1);
  }

  all(): MetricFamily[] {
    return Object.values(this.families);
  }

  received(request: PickerRequest, requestBytes: number): void {
    this.families.requests
      .of({ ...modelLabels(request), priority: String(request.priority) })
      .add();
    this.families.requestSizes.of(modelLabels(request)).observe(requestBytes);
  }

  rewritten(request: PickerRequest, rewrite: string): void {
    this.families.rewrites.of(rewriteLabels(request, rewrite)).add();
  }

  scheduled(
    ...[request, endpoint, plugins]: Parameters<PickerMetrics['scheduled']>
  ): void {
    const { families } = this;
    families.attempts
      .of({
        namespace: endpoint?.namespace ?? '',
        pod_name: endpoint?.pod ?? '',
        port: endpoint ? String(endpoint.port) : '',
        status: endpoint ? 'success' : 'failure',
        target_model_name: request.targetModelName,
      })
      .add();
    let total = 0;
    for (const run of plugins) {
      total += run.seconds;
      families.plugins
        .of({
          extension_point: run.extensionPoint,
          plugin_name: run.name,
          plugin_type: run.type,
        })
        .observe(run.seconds);
    }
    families.scheduler.of().observe(total);
  }

  prefixLookup(...[lookup]: Parameters<PickerMetrics['prefixLookup']>): void {
    this.families.prefixRatio.of().observe(lookup.hitRatio);
    this.families.prefixBytes.of().observe(lookup.hitBytes);
    this.families.prefixSize.of().set(lookup.size);
  }

  failed(...[request, code]: Parameters<PickerMetrics['failed']>): void {
    this.families.errors
      .of({ error_code: code, ...modelLabels(request) })
      .add();
  }

  running(request: PickerRequest, change: 1 | -1): void {
    this.families.running.of({ model_name: request.modelName }).add(change);
  }

  firstByte(): void {}

  interToken(): void {}

  finished(...[request, pick]: Parameters<PickerMetrics['finished']>): void {
    const { families } = this;
    const labels = modelLabels(request);
    families.durations.of(labels).observe(pick.durationSeconds);
    families.responseSizes.of(labels).observe(pick.responseBytes);
    if (!pick.usage) return;
    families.inputTokens.of(labels).observe(pick.usage.promptTokens);
    families.outputTokens.of(labels).observe(pick.usage.outputTokens);
    if (pick.usage.outputTokens > 0) {
      families.perToken
        .of(labels)
        .observe(pick.durationSeconds / pick.usage.outputTokens);
    }
  }

  pool(name: string, reading: PoolReading): void {
    const { families } = this;
    families.readyPods.of({ name }).set(reading.readyEndpoints);
    if (reading.averages) {
      families.kvCache.of({ name }).set(reading.averages.kvCacheRatio);
      families.queueSize.of({ name }).set(reading.averages.queueSize);
      families.runningRequests
        .of({ name })
        .set(reading.averages.runningRequests);
    }
    families.podQueueSize.clear();
    for (const { endpoint, queueSize } of reading.queues) {
      families.podQueueSize
        .of({ model_server_pod: endpoint, name })
        .set(queueSize);
    }
  }
}
