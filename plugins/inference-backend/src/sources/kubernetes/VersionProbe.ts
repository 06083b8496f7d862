// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController } from './abortAfter';
import { Backoff } from './Backoff';
import { ProbeResult } from './deriveClusterState';
import { Get } from './listKind';
import { readBounded } from './readBounded';
import { failureOfError, failureOfResponse } from './toRequestFailure';

export interface VersionProbeOptions {
  get: Get;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  /** Called after each answer and each failure to get one. */
  onResult: (result: ProbeResult) => void;
}

const INTERVAL_MS = 20_000;
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 16 * 1024;

const VersionResource = z.object({ gitVersion: z.string() });

/**
 * Asks a cluster for its version over and over. Watches can be silent for a
 * minute when all is well, and when the cluster is gone; this tells which.
 */
export class VersionProbe {
  readonly #options: VersionProbeOptions;
  readonly #failures: Backoff;
  #version: string | undefined;

  constructor(options: VersionProbeOptions) {
    this.#options = options;
    this.#failures = new Backoff({
      baseMs: 2_000,
      capMs: INTERVAL_MS,
      random: options.random,
    });
  }

  /** As the API server says it: `v1.36.2`. */
  get version(): string | undefined {
    return this.#version;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, random, onResult } = this.#options;
    while (!signal.aborted) {
      const result = await this.#probe(signal);
      if (signal.aborted) {
        return;
      }
      onResult(result);
      const delayMs = result.ok
        ? INTERVAL_MS * (0.9 + random() * 0.2)
        : this.#failures.next();
      if (result.ok) {
        this.#failures.reset();
      }
      await clock.sleep(delayMs, signal).catch(() => {});
    }
  }

  async #probe(signal: AbortSignal): Promise<ProbeResult> {
    const { controller, unlink } = linkedController(signal);
    try {
      await abortAfter(this.#ask(controller.signal), {
        clock: this.#options.clock,
        ms: TIMEOUT_MS,
        controller,
        message: `no answer within ${TIMEOUT_MS / 1000} s`,
      });
      return { ok: true };
    } catch (error) {
      const failure = failureOfError(error);
      return { ok: false, failure: failure.kind, message: failure.message };
    } finally {
      unlink();
      controller.abort();
    }
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const headers = { Accept: 'application/json' };
    const response = await this.#options.get('/version', headers, signal);
    if (response.status !== 200) {
      throw await failureOfResponse(response);
    }
    const { text } = await readBounded(response, MAX_BYTES);
    this.#version = parseVersion(text) ?? this.#version;
  }
}

function parseVersion(text: string): string | undefined {
  try {
    return VersionResource.safeParse(JSON.parse(text)).data?.gitVersion;
  } catch {
    return undefined;
  }
}
