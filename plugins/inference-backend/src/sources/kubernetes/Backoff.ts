// SPDX-License-Identifier: Apache-2.0

export interface BackoffOptions {
  baseMs: number;
  capMs: number;
  /** 0 <= x < 1 */
  random: () => number;
}

/** How long to wait before the next attempt: doubling, capped, with jitter. */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempts = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  get attempts(): number {
    return this.#attempts;
  }

  /**
   * Between half the step and the whole. A time the server asked for is kept,
   * and the step is added as jitter, so that not all come back at once.
   */
  next(retryAfterMs = 0): number {
    const { baseMs, capMs, random } = this.#options;
    const step = Math.min(capMs, baseMs * 2 ** Math.min(this.#attempts, 30));
    this.#attempts += 1;
    return retryAfterMs + Math.round(step * (0.5 + random() / 2));
  }

  reset(): void {
    this.#attempts = 0;
  }
}
