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
  private pending = false;

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

  /** @param delayMs - longer where the work that follows is heavy */
  notice(delayMs: number = COALESCE_MS): void {
    if (this.pending || this.signal.aborted) {
      return;
    }
    this.pending = true;
    this.clock.sleep(Math.max(COALESCE_MS, delayMs), this.signal).then(
      () => {
        this.pending = false;
        this.apply();
        for (const listener of [...this.listeners]) {
          listener();
        }
      },
      () => {
        // Aborted: the plugin stops, and nobody is left to tell.
        this.pending = false;
      },
    );
  }
}
