// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../../core/ports';

interface Sleeper {
  dueMs: number;
  wake: () => void;
}

/** Time that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #nowMs = Date.parse('2026-11-20T18:00:00Z');
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#nowMs;
  }

  /** How long each sleeper still has to wait, shortest first. */
  get waiting(): number[] {
    return [...this.#sleepers]
      .map(sleeper => sleeper.dueMs - this.#nowMs)
      .sort((a, b) => a - b);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper = { dueMs: this.#nowMs + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers.delete(sleeper);
          reject(signal.reason);
        },
        { once: true },
      );
      if (ms <= 0) {
        this.advance(0);
      }
    });
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.dueMs <= this.#nowMs) {
        this.#sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  }
}
