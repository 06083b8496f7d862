// SPDX-License-Identifier: Apache-2.0
import { Labels } from './MetricFamily';
import { createPythonProcessFamilies } from './pythonProcess';
import { createVllmFamilies, VllmFamilies } from './vllmFamilies';
import { writePythonText } from './writePythonText';

const FINISH_REASONS = [
  'stop',
  'length',
  'abort',
  'error',
  'repetition',
] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

const TOKEN_SOURCES = [
  'local_compute',
  'local_cache_hit',
  'external_kv_transfer',
];

export interface VllmOptions {
  /** First `--served-model-name`. */
  model: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  blockSize: number;
  blocks: number;
  maxModelLength: number;
  /** Without it the engine has no LoRA and no family for it. */
  maxLoras?: number;
}

/** What the engine's scheduler holds right now. */
export interface VllmState {
  running: number;
  waiting: number;
  /** Of `waiting`: those that wait for an adapter's slot, not for room. */
  deferred: number;
  kvCacheRatio: number;
}

export interface FinishedRequest {
  reason: FinishReason;
  promptTokens: number;
  computedPromptTokens: number;
  outputTokens: number;
  maxTokens?: number;
  queuedMs: number;
  prefillMs: number;
  decodeMs: number;
  endToEndMs: number;
}

/** What one vLLM process counts, and its page. */
export class VllmMetrics {
  private readonly families: VllmFamilies;
  private readonly labels: Labels;
  private readonly process;

  constructor(private readonly options: VllmOptions) {
    this.families = createVllmFamilies(options.maxModelLength);
    this.labels = { model_name: options.model, engine: '0' };
    this.process = createPythonProcessFamilies(options.startedAt);
    this.startFromZero();
  }

  /** The engine makes its series when it starts, not when something happens. */
  private startFromZero() {
    const { families, labels, options } = this;
    const { cacheConfig, loraRequests, httpRequests, ...others } = families;
    const labelled = new Set<unknown>([
      families.waitingByReason,
      families.sleepState,
      families.promptTokensBySource,
      families.success,
      families.httpDuration,
      families.httpDurationFine,
    ]);
    for (const family of Object.values(others)) {
      if (!labelled.has(family)) family.of(labels);
    }
    families.httpDurationFine.of();
    for (const finished_reason of FINISH_REASONS) {
      families.success.of({ ...labels, finished_reason });
    }
    for (const source of TOKEN_SOURCES) {
      families.promptTokensBySource.of({ ...labels, source });
    }
    for (const sleep_state of ['awake', 'weights_offloaded', 'discard_all']) {
      families.sleepState
        .of({ ...labels, sleep_state })
        .set(sleep_state === 'awake' ? 1 : 0);
    }
    cacheConfig
      .of({
        block_size: String(options.blockSize),
        cache_dtype: 'auto',
        calculate_kv_scales: 'False',
        cpu_kvcache_space_bytes: 'None',
        enable_prefix_caching: 'True',
        engine: '0',
        gpu_memory_utilization: '0.9',
        is_attention_free: 'False',
        num_cpu_blocks: 'None',
        num_gpu_blocks: String(options.blocks),
        num_gpu_blocks_override: 'None',
        prefix_caching_hash_algo: 'sha256',
        sliding_window: 'None',
        swap_space: '4',
        swap_space_bytes: '4294967296',
      })
      .set(1);
  }

  /** One step of the engine. */
  iteration(tokens: { prompt: number; generated: number }): void {
    const { families, labels } = this;
    families.iterationTokens
      .of(labels)
      .observe(tokens.prompt + tokens.generated);
    families.generationTokens.of(labels).add(tokens.generated);
  }

  interToken(ms: number, times: number): void {
    this.families.interToken.of(this.labels).observe(ms / 1000, times);
  }

  prefixLookup(tokens: { queried: number; hit: number }): void {
    this.families.prefixQueries.of(this.labels).add(tokens.queried);
    this.families.prefixHits.of(this.labels).add(tokens.hit);
  }

  /** A prompt is in the cache; its first token comes with it. */
  prefilled(tokens: { prompt: number; cached: number }, ttftMs: number): void {
    const { families, labels } = this;
    const source = (name: string) =>
      families.promptTokensBySource.of({ ...labels, source: name });
    families.promptTokens.of(labels).add(tokens.prompt);
    families.promptTokensCached.of(labels).add(tokens.cached);
    source('local_compute').add(tokens.prompt - tokens.cached);
    source('local_cache_hit').add(tokens.cached);
    families.firstToken.of(labels).observe(ttftMs / 1000);
  }

  preempted(): void {
    this.families.preemptions.of(this.labels).add();
  }

  /** The engine gave a request up. */
  failed(): void {
    this.families.success
      .of({ ...this.labels, finished_reason: 'error' })
      .add();
  }

  finished(request: FinishedRequest): void {
    const { families, labels } = this;
    families.success.of({ ...labels, finished_reason: request.reason }).add();
    families.endToEnd.of(labels).observe(request.endToEndMs / 1000);
    families.queueTime.of(labels).observe(request.queuedMs / 1000);
    families.prefillTime.of(labels).observe(request.prefillMs / 1000);
    families.decodeTime.of(labels).observe(request.decodeMs / 1000);
    families.inferenceTime
      .of(labels)
      .observe((request.prefillMs + request.decodeMs) / 1000);
    families.requestPromptTokens.of(labels).observe(request.promptTokens);
    families.requestGenerationTokens.of(labels).observe(request.outputTokens);
    families.maxGenerationTokens.of(labels).observe(request.outputTokens);
    families.prefillComputedTokens
      .of(labels)
      .observe(request.computedPromptTokens);
    families.paramsN.of(labels).observe(1);
    if (request.maxTokens !== undefined) {
      families.paramsMaxTokens.of(labels).observe(request.maxTokens);
    }
    if (request.outputTokens > 1) {
      families.timePerOutputToken
        .of(labels)
        .observe(request.decodeMs / 1000 / (request.outputTokens - 1));
    }
  }

  /** Each combination keeps its series; its value is the time it was last seen. */
  adapters(running: string[], waiting: string[], now: number): void {
    if (this.options.maxLoras === undefined) return;
    this.families.loraRequests
      .of({
        max_lora: String(this.options.maxLoras),
        running_lora_adapters: running.join(','),
        waiting_lora_adapters: waiting.join(','),
      })
      .set(now / 1000);
  }

  answered(http: {
    handler: string;
    method: string;
    status: number;
    durationMs: number;
  }): void {
    const { handler, method } = http;
    const status = `${Math.floor(http.status / 100)}xx`;
    this.families.httpRequests.of({ handler, method, status }).add();
    this.families.httpDurationFine.of().observe(http.durationMs / 1000);
    this.families.httpDuration
      .of({ handler, method })
      .observe(http.durationMs / 1000);
  }

  page(state: VllmState, now: number): string {
    const { families, labels } = this;
    families.running.of(labels).set(state.running);
    families.waiting.of(labels).set(state.waiting);
    families.kvCacheUsage.of(labels).set(state.kvCacheRatio);
    const reason = (name: string) =>
      families.waitingByReason.of({ ...labels, reason: name });
    reason('capacity').set(state.waiting - state.deferred);
    reason('deferred').set(state.deferred);
    const { loraRequests, ...others } = families;
    return writePythonText(
      [
        ...this.process.families(now),
        ...Object.values(others),
        ...(loraRequests.all().length > 0 ? [loraRequests] : []),
      ],
      this.options.startedAt,
    );
  }
}
