// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../core/ports';

/** Changes closer together than this are told as one. */
const COALESCE_MS = 100;

/**
 * Gathers changes and tells them at most once per interval, so that a rollout
 * of a hundred pods is a few notices and not hundreds.
 */
export class ChangeNotifier {
  private readonly listeners = new Set<() => void>();
  /** What is waited for; that before it comes to nothing. */
  private pending: { dueMs: number } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
    /** Called before listeners are told. */
    private readonly apply: () => void,
  ) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @param delayMs - longer where it is in no hurry, or the work that follows is heavy */
  notice(delayMs: number = COALESCE_MS): void {
    const ms = Math.max(COALESCE_MS, delayMs);
    const dueMs = this.clock.now() + ms;
    const isTold = this.pending && this.pending.dueMs <= dueMs;
    if (isTold || this.signal.aborted) {
      return;
    }
    const pending = { dueMs };
    this.pending = pending;
    this.clock.sleep(ms, this.signal).then(
      () => this.tell(pending),
      () => {
        // Aborted: the plugin stops, and nobody is left to tell.
      },
    );
  }

  private tell(due: object): void {
    if (this.pending !== due) {
      return; // Something was in more of a hurry.
    }
    this.pending = undefined;
    this.apply();
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}
