// SPDX-License-Identifier: Apache-2.0
import { createGoProcessFamilies } from './goProcess';
import { createLlmDFamilies } from './llmDRouterFamilies';
import {
  deprecatedHelp,
  ObjectiveMetrics,
  rewriteLabels,
} from './ObjectiveMetrics';
import { PickerMetrics, PickerRequest, PoolReading } from './PickerMetrics';
import { writeGoText } from './writeGoText';

/** The plugin that keeps the prefix index, whose name its metrics carry. */
export const PREFIX_PLUGIN = 'approx-prefix-cache-producer';

const PREFIX_LABELS = {
  plugin_name: PREFIX_PLUGIN,
  plugin_type: PREFIX_PLUGIN,
};

const requestLabels = (request: PickerRequest) => ({
  fairness_id: request.fairnessId,
  model_name: request.modelName,
  priority: String(request.priority),
  target_model_name: request.targetModelName,
});

/** The picker of llm-d-router 0.10: `llm_d_epp_*`, and GIE's names as deprecated ones. */
export class LlmDRouterMetrics implements PickerMetrics {
  private readonly old = new ObjectiveMetrics(deprecatedHelp);
  private readonly families = createLlmDFamilies();
  private readonly process;

  constructor(startedAt: number) {
    this.process = createGoProcessFamilies({
      startedAt,
      goVersion: 'go1.26.10',
    });
    this.families.info.of({ build_ref: '', commit: '' }).set(1);
  }

  received(request: PickerRequest, requestBytes: number): void {
    this.old.received(request, requestBytes);
    const labels = requestLabels(request);
    this.families.requests.of(labels).add();
    this.families.requestSizes.of(labels).observe(requestBytes);
  }

  rewritten(request: PickerRequest, rewrite: string): void {
    this.old.rewritten(request, rewrite);
    this.families.rewrites.of(rewriteLabels(request, rewrite)).add();
  }

  scheduled(
    ...[request, endpoint, plugins]: Parameters<PickerMetrics['scheduled']>
  ): void {
    const { families } = this;
    this.old.scheduled(request, endpoint, plugins);
    families.attempts
      .of({
        endpoint_name: endpoint?.pod ?? '',
        namespace: endpoint?.namespace ?? '',
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
    // Parsing and admission come on top of picking.
    families.requestProcessing.of().observe(total * 2.4);
  }

  prefixLookup(...[lookup]: Parameters<PickerMetrics['prefixLookup']>): void {
    this.old.prefixLookup(lookup);
    this.families.prefixRatio.of(PREFIX_LABELS).observe(lookup.hitRatio);
    this.families.prefixBytes.of(PREFIX_LABELS).observe(lookup.hitBytes);
    this.families.prefixSize.of(PREFIX_LABELS).set(lookup.size);
  }

  failed(...[request, code]: Parameters<PickerMetrics['failed']>): void {
    this.old.failed(request, code);
    this.families.errors
      .of({ error_code: code, ...requestLabels(request) })
      .add();
  }

  running(request: PickerRequest, change: 1 | -1): void {
    this.old.running(request, change);
    this.families.running.of(requestLabels(request)).add(change);
  }

  firstByte(request: PickerRequest, seconds: number, streaming: boolean): void {
    this.families.firstToken
      .of({ ...requestLabels(request), streaming: String(streaming) })
      .observe(seconds);
  }

  interToken(request: PickerRequest, seconds: number): void {
    this.families.interToken.of(requestLabels(request)).observe(seconds);
  }

  finished(...[request, pick]: Parameters<PickerMetrics['finished']>): void {
    const { families } = this;
    const labels = requestLabels(request);
    this.old.finished(request, pick);
    families.durations.of(labels).observe(pick.durationSeconds);
    families.responseSizes.of(labels).observe(pick.responseBytes);
    // Some 13 microseconds a chunk, measured on a recorded page.
    families.responseProcessing
      .of()
      .observe(0.00004 + (pick.responseBytes / 180) * 0.000013);
    if (!pick.usage) return;
    const { promptTokens, outputTokens } = pick.usage;
    families.inputTokens.of(labels).observe(promptTokens);
    families.outputTokens.of(labels).observe(outputTokens);
    if (outputTokens > 0) {
      families.perToken.of(labels).observe(pick.durationSeconds / outputTokens);
    }
    if (pick.streaming && outputTokens > 1) {
      families.streamingPerToken
        .of(labels)
        .observe(pick.decodeSeconds / (outputTokens - 1));
    }
  }

  pool(name: string, reading: PoolReading): void {
    const { families } = this;
    this.old.pool(name, reading);
    families.readyEndpoints.of({ name }).set(reading.readyEndpoints);
    if (reading.averages && reading.deviations) {
      families.kvCache.of({ name }).set(reading.averages.kvCacheRatio);
      families.queueSize.of({ name }).set(reading.averages.queueSize);
      families.runningRequests
        .of({ name })
        .set(reading.averages.runningRequests);
      families.kvCacheDeviation
        .of({ name })
        .set(reading.deviations.kvCacheRatio);
      families.queueSizeDeviation
        .of({ name })
        .set(reading.deviations.queueSize);
      families.runningRequestsDeviation
        .of({ name })
        .set(reading.deviations.runningRequests);
    }
    families.endpointQueueSize.clear();
    for (const { endpoint, queueSize } of reading.queues) {
      families.endpointQueueSize
        .of({ model_server_endpoint: endpoint, name })
        .set(queueSize);
    }
  }

  page(now: number): string {
    return writeGoText([
      ...this.process.families(now),
      ...this.old.all(),
      ...Object.values(this.families),
    ]);
  }
}
