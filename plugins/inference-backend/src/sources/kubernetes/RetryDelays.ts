// SPDX-License-Identifier: Apache-2.0
import { Backoff } from './Backoff';
import { RequestFailure } from './RequestFailure';

export interface RetryDelaysOptions {
  /** 0 <= x < 1 */
  random: () => number;
  /** A cluster can do without the kind. */
  isOptional: boolean;
  /** Whether the cluster has the kind's CRD; undefined where that is not known. */
  isInstalled: () => boolean | undefined;
}

const MISSING_RETRY_MS = 30_000;
/** Where nobody tells which CRDs there are, what a cluster can do without is looked for now and then. */
const OPTIONAL_RETRY_MS = 300_000;
/** Its CRD's arrival is heard of: looking all the same is for the case that it is not. */
const ABSENT_RETRY_MS = 600_000;
const REFUSED_RETRY_MS = 60_000;

/** How long a watch that failed, or ended early, waits before the next attempt. */
export class RetryDelays {
  readonly #options: RetryDelaysOptions;
  readonly #failures: Backoff;
  readonly #shortWatches: Backoff;

  constructor(options: RetryDelaysOptions) {
    const { random } = options;
    this.#options = options;
    this.#failures = new Backoff({ baseMs: 500, capMs: 30_000, random });
    this.#shortWatches = new Backoff({ baseMs: 100, capMs: 1_000, random });
  }

  /** It failed before, and nothing came since. */
  get isFailing(): boolean {
    return this.#failures.attempts > 0;
  }

  /** Its CRD is known not to be there. */
  get isAbsent(): boolean {
    return this.#options.isInstalled() === false;
  }

  /** Something came. */
  heard(): void {
    this.#failures.reset();
  }

  /** The cluster ended a watch after it had lived for as long as it should. */
  lasted(): void {
    this.#failures.reset();
    this.#shortWatches.reset();
  }

  afterShortWatch(): number {
    return this.#shortWatches.next();
  }

  after({ kind, retryAfterMs }: RequestFailure): number {
    switch (kind) {
      case 'missing':
        return this.#afterMissing();
      case 'forbidden':
        return this.#jittered(
          this.isAbsent ? ABSENT_RETRY_MS : REFUSED_RETRY_MS,
        );
      case 'unauthorized':
      case 'refused':
        return this.#jittered(REFUSED_RETRY_MS);
      default:
        return this.#failures.next(retryAfterMs);
    }
  }

  #afterMissing(): number {
    if (this.isAbsent) {
      return this.#jittered(ABSENT_RETRY_MS);
    }
    // Just installed, and not served yet: soon it will be.
    if (this.#options.isInstalled()) {
      return Math.min(MISSING_RETRY_MS, this.#failures.next());
    }
    return this.#jittered(
      this.#options.isOptional ? OPTIONAL_RETRY_MS : MISSING_RETRY_MS,
    );
  }

  #jittered(ms: number): number {
    return Math.round(ms * (0.9 + this.#options.random() * 0.2));
  }
}
