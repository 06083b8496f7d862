// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  HistoryStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { HistoryStore } from './HistoryStore';
import { LoadSaver } from './LoadSaver';
import { Chronicles } from './marks/Chronicles';

/**
 * A crash loses what came since the last save: a third of a step, and far less
 * than the minute that is promised. Only pools with a new step are written.
 */
const SAVE_MS = 5_000;
const FORGET_MS = 10 * 60_000;
/** A connection that can't be had is waited for much longer than one should not know of it. */
const SLOW_MS = 10_000;

/**
 * Saves what was measured and what happened, and enforces retention. While the
 * store does not answer nothing is dropped from memory, and all is written when
 * it is back.
 */
export class HistoryKeeper {
  private failure?: { since: string; reason: string };
  private savedAtMs?: number;
  private forgotAtMs = -Infinity;
  private saving?: Promise<void>;

  constructor(
    private readonly parts: {
      saver: Pick<LoadSaver, 'save'>;
      chronicles: Pick<Chronicles, 'save'>;
      store: Pick<HistoryStore, 'forget'>;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Saves until the signal aborts; `stop` saves what came last. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.parts.clock.sleep(SAVE_MS, signal);
      } catch {
        return; // Aborted.
      }
      await this.save();
    }
  }

  /** The last save, after one that may be under way. */
  async stop(): Promise<void> {
    await this.saving;
    await this.save();
  }

  status(): HistoryStatus {
    const lastSavedAt =
      this.savedAtMs === undefined
        ? {}
        : { lastSavedAt: new Date(this.savedAtMs).toISOString() };
    return this.failure
      ? { state: 'failing', ...this.failure, ...lastSavedAt }
      : { state: 'ok', ...lastSavedAt };
  }

  /** Never rejects: a store that does not answer is a state. */
  async save(): Promise<void> {
    this.saving = this.trySave();
    await this.saving;
  }

  private async trySave(): Promise<void> {
    const { clock, logger } = this.parts;
    const nowMs = clock.now();
    const done = new AbortController();
    clock.sleep(SLOW_MS, done.signal).then(
      () => this.fail(nowMs, new Error('The database does not answer')),
      () => {}, // It was quicker.
    );
    try {
      await this.write(nowMs);
      if (this.failure) {
        logger.info(
          `History is saved again; it was not since ${this.failure.since}`,
        );
      }
      this.failure = undefined;
      this.savedAtMs = nowMs;
    } catch (error) {
      this.fail(nowMs, error);
    } finally {
      done.abort();
    }
  }

  /** Said once, and not with every try. */
  private fail(nowMs: number, error: unknown): void {
    if (!this.failure) {
      this.parts.logger.error(
        'History cannot be saved; it stays in memory for an hour, and is tried again',
        error instanceof Error ? error : new Error(stringifyError(error)),
      );
      this.failure = {
        since: new Date(nowMs).toISOString(),
        reason: say`The database does not take what is to be saved; see the log`,
      };
    }
  }

  private async write(nowMs: number): Promise<void> {
    const { saver, chronicles, store } = this.parts;
    await chronicles.save();
    await saver.save(nowMs);
    if (nowMs - this.forgotAtMs >= FORGET_MS) {
      await store.forget(nowMs);
      this.forgotAtMs = nowMs;
    }
  }
}
