// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';

/**
 * Tells when nothing was heard for too long. One timer for as long as it runs:
 * thousands of connections are mostly silent, and one for each read of each of
 * them is most of what they take.
 */
export class SilenceGuard {
  #heardMs: number;

  constructor(
    private readonly parts: {
      clock: Clock;
      ms: number;
      onSilent: () => void;
      /** Ends it. */
      signal: AbortSignal;
    },
  ) {
    this.#heardMs = parts.clock.now();
    this.#wait(parts.ms);
  }

  heard(): void {
    this.#heardMs = this.parts.clock.now();
  }

  #wait(ms: number): void {
    const { clock, onSilent, signal } = this.parts;
    clock.sleep(ms, signal).then(
      () => {
        const leftMs = this.#heardMs + this.parts.ms - clock.now();
        if (leftMs > 0) {
          this.#wait(leftMs);
        } else {
          onSilent();
        }
      },
      () => {}, // Ended.
    );
  }
}
