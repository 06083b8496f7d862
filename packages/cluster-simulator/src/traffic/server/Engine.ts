// SPDX-License-Identifier: Apache-2.0
import type { FinishReason, VllmMetrics, VllmState } from '../../metrics/vllm';
import { BlockPool } from './BlockPool';
import {
  createSequence,
  Sequence,
  SequenceListener,
  SequenceRequest,
} from './Sequence';
import type { ServerProfile } from './readServerProfile';

interface Step {
  endsAt: number;
  /** Sequences that get a token. */
  decoding: Sequence[];
  /** Prompts, or parts of them, that are computed. */
  prefilling: Array<{ sequence: Sequence; tokens: number }>;
  /** Too slow to take part in every step. */
  leftOut: Sequence[];
  durationMs: number;
}

/**
 * Continuous batching as vLLM's V1 scheduler does it: in each step every
 * running sequence gets a token, and what is left of the step's token budget
 * goes to prompts. Whoever waits comes in as soon as there is a place, a block
 * for its prompt and a slot for its adapter. Where a sequence grows and no block
 * is left, the youngest one loses its own and starts over.
 */
export class Engine {
  private readonly pool: BlockPool;
  private running: Sequence[] = [];
  private waiting: Sequence[] = [];
  private step: Step | undefined;
  private time: number;

  constructor(
    private readonly profile: ServerProfile,
    private readonly metrics: VllmMetrics,
    startedAt: number,
  ) {
    this.pool = new BlockPool(profile.kvCacheBlocks);
    this.time = startedAt;
  }

  /** Cheap: pickers look at it all the time. */
  get load() {
    return {
      running: this.running.length,
      waiting: this.waiting.length,
      kvCacheRatio: this.pool.usedRatio,
    };
  }

  get isIdle(): boolean {
    return this.running.length === 0 && this.waiting.length === 0;
  }

  get state(): VllmState {
    return {
      ...this.load,
      deferred: this.waiting.filter(one => !this.hasAdapterSlot(one)).length,
    };
  }

  get runningAdapters(): string[] {
    return adaptersOf(this.running);
  }

  get waitingAdapters(): string[] {
    return adaptersOf(this.waiting);
  }

  /** A prompt that never fits is refused before it gets here. */
  get maxPromptTokens(): number {
    const { maxModelLength, kvCacheBlocks, blockSize } = this.profile;
    return Math.min(maxModelLength, kvCacheBlocks * blockSize) - 1;
  }

  submit(
    request: SequenceRequest,
    listener: SequenceListener,
    at: number,
  ): { cancel: (at: number) => void } {
    const sequence = createSequence(request, listener, at);
    this.waiting.push(sequence);
    return { cancel: cancelledAt => this.abort(sequence, cancelledAt) };
  }

  /** Ends everything at once, as a process that dies. */
  kill(at: number): void {
    for (const sequence of [...this.running, ...this.waiting]) {
      sequence.listener.finished('abort', at);
    }
    this.running = [];
    this.waiting = [];
    this.step = undefined;
  }

  /** Lives through the time until `now`; `slowness` stretches its steps. */
  advance(now: number, slowness: number): void {
    for (;;) {
      if (!this.step) {
        if (!this.startStep(now, slowness)) break;
      }
      if (!this.step || this.step.endsAt > now) break;
      this.endStep(this.step);
    }
    if (!this.step) this.time = Math.max(this.time, now);
  }

  private startStep(now: number, slowness: number): boolean {
    if (this.running.length === 0) {
      const first = this.waiting[0];
      if (!first || first.arrivedAt > now) return false;
      this.time = Math.max(this.time, first.arrivedAt);
    }
    const { profile } = this;
    let budget = profile.maxBatchedTokens;
    const decoding: Sequence[] = [];
    const prefilling: Step['prefilling'] = [];
    const leftOut: Sequence[] = [];
    for (const sequence of [...this.running]) {
      // A sequence that was preempted for an earlier one of this loop is out.
      if (!sequence.lease) continue;
      if (!takesPart(sequence)) {
        leftOut.push(sequence);
      } else if (sequence.computed >= sequence.target) {
        if (this.grow(sequence)) {
          decoding.push(sequence);
          budget -= 1;
        }
      } else if (budget > 0) {
        const tokens = Math.min(budget, sequence.target - sequence.computed);
        prefilling.push({ sequence, tokens });
        budget -= tokens;
      }
    }
    this.admit(budget, prefilling, leftOut);
    // Preemption may have taken someone who was already in the batch.
    const batch = decoding.filter(one => one.lease);
    const prompts = prefilling.filter(({ sequence }) => sequence.lease);
    const late = leftOut.filter(({ lease }) => lease);
    if (batch.length + prompts.length + late.length === 0) return false;
    const promptTokens = prompts.reduce((sum, { tokens }) => sum + tokens, 0);
    const durationMs =
      slowness *
      (profile.interTokenMs +
        profile.interTokenMsPerRequest * Math.max(0, batch.length - 1) +
        (promptTokens / profile.prefillTokensPerSecond) * 1000);
    this.step = {
      endsAt: this.time + durationMs,
      decoding: batch,
      prefilling: prompts,
      leftOut: late,
      durationMs,
    };
    return true;
  }

  /** Lets those in who wait, in their order; who lacks an adapter's slot is passed by. */
  private admit(
    startBudget: number,
    prefilling: Step['prefilling'],
    leftOut: Sequence[],
  ): void {
    let budget = startBudget;
    const aside: Sequence[] = [];
    let next = 0;
    for (; next < this.waiting.length; next++) {
      const sequence = this.waiting[next];
      if (!this.hasAdapterSlot(sequence)) {
        aside.push(sequence);
        continue;
      }
      const full =
        budget <= 0 ||
        sequence.arrivedAt > this.time ||
        this.running.length >= this.profile.maxSequences;
      if (full || !this.take(sequence)) break;
      if (!takesPart(sequence)) {
        leftOut.push(sequence);
        continue;
      }
      const tokens = Math.min(budget, sequence.target - sequence.computed);
      budget -= tokens;
      prefilling.push({ sequence, tokens });
    }
    this.waiting = [...aside, ...this.waiting.slice(next)];
  }

  private hasAdapterSlot(sequence: Sequence): boolean {
    const { adapter } = sequence.request;
    if (!adapter) return true;
    const running = this.runningAdapters;
    return running.includes(adapter) || running.length < this.profile.maxLoras;
  }

  private take(sequence: Sequence): boolean {
    const { blockSize } = this.profile;
    const { prompt } = sequence.request;
    const blocks = Math.ceil((sequence.target + 1) / blockSize);
    const known = this.pool.matchPrefix(prompt.blockHashes);
    const lease = this.pool.lease(
      prompt.blockHashes,
      Math.max(0, blocks - prompt.blockHashes.length),
    );
    if (!lease) return false;
    // The last token is always computed: the next one comes from it.
    const hit = Math.min(known * blockSize, prompt.tokens - 1);
    this.metrics.prefixLookup({ queried: prompt.tokens, hit });
    sequence.lease = lease;
    sequence.computed = hit;
    if (sequence.written === 0) sequence.cachedTokens = hit;
    sequence.scheduledAt ??= this.time;
    this.running.push(sequence);
    return true;
  }

  /** Room for one more token; the youngest sequences give way, at last itself. */
  private grow(sequence: Sequence): boolean {
    const { lease } = sequence;
    if (!lease) return false;
    const blocks = lease.hashes.length + lease.exclusive;
    const needed = Math.ceil(
      (sequence.request.prompt.tokens + sequence.written + 1) /
        this.profile.blockSize,
    );
    if (needed <= blocks) return true;
    while (!this.pool.extend(lease)) {
      const youngest = this.running[this.running.length - 1];
      this.preempt(youngest);
      if (youngest === sequence) return false;
    }
    return true;
  }

  private preempt(sequence: Sequence): void {
    this.drop(sequence);
    this.metrics.preempted();
    sequence.computed = 0;
    sequence.target = sequence.request.prompt.tokens + sequence.written;
    this.waiting.unshift(sequence);
  }

  private drop(sequence: Sequence): void {
    if (sequence.lease) this.pool.release(sequence.lease);
    sequence.lease = undefined;
    this.running = this.running.filter(one => one !== sequence);
  }

  private endStep(step: Step): void {
    this.step = undefined;
    this.time = step.endsAt;
    const decoding = step.decoding.filter(one => one.lease);
    const prefilled = step.prefilling.filter(({ sequence, tokens }) => {
      if (!sequence.lease) return false;
      sequence.computed += tokens;
      return sequence.computed >= sequence.target;
    });
    const promptTokens = step.prefilling.reduce(
      (sum, { tokens }) => sum + tokens,
      0,
    );
    this.metrics.iteration({
      prompt: promptTokens,
      generated: decoding.length + prefilled.length,
    });
    for (const sequence of step.leftOut) {
      sequence.leftOutMs += step.durationMs;
    }
    const inTime = decoding.filter(({ leftOutMs }) => leftOutMs === 0);
    if (inTime.length > 0) {
      this.metrics.interToken(step.durationMs, inTime.length);
    }
    for (const { leftOutMs } of decoding.filter(one => one.leftOutMs > 0)) {
      this.metrics.interToken(step.durationMs + leftOutMs, 1);
    }
    for (const sequence of decoding) this.emit(sequence);
    for (const { sequence } of prefilled) this.emit(sequence);
  }

  private emit(sequence: Sequence): void {
    const { request } = sequence;
    sequence.written += 1;
    sequence.leftOutMs = 0;
    // What is written is computed with the next step; its target moves along.
    sequence.computed = request.prompt.tokens + sequence.written;
    sequence.target = sequence.computed;
    if (sequence.firstTokenAt === undefined) {
      sequence.firstTokenAt = this.time;
      this.metrics.prefilled(
        { prompt: request.prompt.tokens, cached: sequence.cachedTokens },
        this.time - sequence.arrivedAt,
      );
    }
    sequence.listener.token(this.time);
    if (sequence.lease && sequence.written >= request.outputTokens) {
      this.finish(
        sequence,
        request.maxTokens !== undefined && sequence.written >= request.maxTokens
          ? 'length'
          : 'stop',
        this.time,
      );
    }
  }

  private abort(sequence: Sequence, at: number): void {
    if (this.running.includes(sequence) || this.waiting.includes(sequence)) {
      this.finish(sequence, 'abort', Math.max(at, sequence.arrivedAt));
    }
  }

  private finish(sequence: Sequence, reason: FinishReason, at: number): void {
    const { arrivedAt, scheduledAt = at, firstTokenAt = at } = sequence;
    this.drop(sequence);
    this.waiting = this.waiting.filter(one => one !== sequence);
    this.metrics.finished({
      reason,
      promptTokens: sequence.request.prompt.tokens,
      computedPromptTokens:
        sequence.request.prompt.tokens - sequence.cachedTokens,
      outputTokens: sequence.written,
      maxTokens: sequence.request.maxTokens,
      queuedMs: Math.max(0, scheduledAt - arrivedAt),
      prefillMs: Math.max(0, firstTokenAt - scheduledAt),
      decodeMs: Math.max(0, at - firstTokenAt),
      endToEndMs: Math.max(0, at - arrivedAt),
    });
    sequence.listener.finished(reason, at);
  }
}

/** Whether a sequence gets on in the step that begins. */
function takesPart(sequence: Sequence): boolean {
  const slowness = sequence.request.slowness?.() ?? 1;
  if (slowness <= 1) return true;
  sequence.credit += 1 / slowness;
  if (sequence.credit < 1) return false;
  sequence.credit -= 1;
  return true;
}

function adaptersOf(sequences: readonly Sequence[]): string[] {
  const names = new Set<string>();
  for (const { request } of sequences) {
    if (request.adapter) names.add(request.adapter);
  }
  return [...names];
}
