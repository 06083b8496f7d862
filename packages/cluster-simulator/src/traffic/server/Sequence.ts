// SPDX-License-Identifier: Apache-2.0
import type { FinishReason } from '../../metrics/vllm';
import type { Prompt } from '../DataRequest';
import type { BlockLease } from './BlockPool';

export interface SequenceRequest {
  prompt: Prompt;
  /** Tokens after which it ends, at the latest. */
  outputTokens: number;
  maxTokens?: number;
  /** LoRA adapter it needs. */
  adapter?: string;
  /** Of its model beside the server's own, right now: 1.5 leaves every third step out. */
  slowness?: () => number;
}

export interface SequenceListener {
  /** A token is out; the first one ends the prefill. */
  token(at: number): void;
  finished(reason: FinishReason, at: number): void;
}

/** A request inside an engine. */
export interface Sequence {
  readonly request: SequenceRequest;
  readonly listener: SequenceListener;
  readonly arrivedAt: number;
  /** Whose first tokens are in the cache, so many of them. */
  computed: number;
  /** To be computed before the next token: the prompt, and after a preemption what was written, too. */
  target: number;
  cachedTokens: number;
  written: number;
  /** What of a step it has saved up; it takes part in one with a whole. */
  credit: number;
  /** How long it was left out since its last token. */
  leftOutMs: number;
  lease?: BlockLease;
  scheduledAt?: number;
  firstTokenAt?: number;
}

export function createSequence(
  request: SequenceRequest,
  listener: SequenceListener,
  arrivedAt: number,
): Sequence {
  return {
    request,
    listener,
    arrivedAt,
    computed: 0,
    target: request.prompt.tokens,
    cachedTokens: 0,
    written: 0,
    credit: 0,
    leftOutMs: 0,
  };
}
