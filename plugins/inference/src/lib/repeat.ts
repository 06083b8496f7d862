// SPDX-License-Identifier: Apache-2.0
import { toError } from '@backstage/errors';

/** Pauses of a repetition, all in milliseconds. */
export interface Pace {
  /** From the end of a task that went well to the next one's start. */
  intervalMs: number;
  /** Shortest time between two starts, however often it is woken. */
  gapMs: number;
  /** First pause after a failure; it doubles with each further one. */
  backoffMs: number;
  maxBackoffMs: number;
  /** A task that takes longer is aborted; Infinity for a stream. */
  timeoutMs: number;
}

export interface Repetition {
  /** Runs the task as soon as the gap allows; calls are coalesced. */
  wake(): void;
}

/**
 * Runs a task again and again until the signal aborts, never twice at once. The
 * one place of the plugin that waits, backs off and reconnects.
 */
export function repeat(options: {
  task: (signal: AbortSignal) => Promise<void>;
  onFailure: (error: Error) => void;
  pace: Pace;
  signal: AbortSignal;
  now?: () => number;
  random?: () => number;
}): Repetition {
  const { task, onFailure, pace, signal } = options;
  const { now = Date.now, random = Math.random } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let startedAt = 0;
  let running = false;
  let woken = false;
  let failures = 0;

  const gap = () => Math.max(0, startedAt + pace.gapMs - now());
  // Half to full length, so that the tabs of a team don't return in one wave.
  const backoff = () =>
    Math.min(pace.maxBackoffMs, pace.backoffMs * 2 ** (failures - 1)) *
    (0.5 + random() / 2);

  function schedule(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  }

  function pause(): number {
    if (failures > 0) {
      return Math.max(backoff(), gap());
    }
    return woken ? gap() : pace.intervalMs;
  }

  async function run() {
    running = true;
    woken = false;
    startedAt = now();
    try {
      await withTimeout(task, pace.timeoutMs, signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failures += 1;
      onFailure(toError(error));
    } finally {
      running = false;
    }
    if (!signal.aborted) {
      schedule(pause());
    }
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  run();

  return {
    wake() {
      if (running) {
        woken = true;
      } else if (!signal.aborted) {
        schedule(gap());
      }
    },
  };
}

async function withTimeout(
  task: (signal: AbortSignal) => Promise<void>,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<void> {
  const controller = new AbortController();
  const leave = () => controller.abort(outer.reason);
  outer.addEventListener('abort', leave, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    if (Number.isFinite(timeoutMs)) {
      timer = setTimeout(() => {
        const error = new Error(`No answer within ${timeoutMs / 1000} s`);
        controller.abort(error);
        reject(error);
      }, timeoutMs);
    }
  });
  try {
    await Promise.race([task(controller.signal), late]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', leave);
  }
}
