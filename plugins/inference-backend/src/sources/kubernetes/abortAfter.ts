// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';
import { RequestFailure } from './RequestFailure';

export interface AbortAfterOptions {
  clock: Clock;
  ms: number;
  /** What to abort when the time is over, so that the connection goes too. */
  controller: AbortController;
  /** Said to the reader: `no answer within 30 s`. */
  message: string;
}

/** Reason of an abort that nobody sees: one that is made each time costs a stack trace. */
export const OVER = new Error('it is over');

/** The promise's value, or the end of the connection when it takes too long. */
export async function abortAfter<T>(
  promise: Promise<T>,
  options: AbortAfterOptions,
): Promise<T> {
  const { clock, ms, controller, message } = options;
  const timer = new AbortController();
  const timeout = clock.sleep(ms, timer.signal).then(() => {
    const failure = new RequestFailure('unreachable', message);
    controller.abort(failure);
    throw failure;
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    timer.abort(OVER);
  }
}

/** A controller that also aborts when `signal` does, until it is unlinked. */
export function linkedController(signal: AbortSignal): {
  controller: AbortController;
  unlink: () => void;
} {
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  if (signal.aborted) {
    onAbort();
  }
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    controller,
    unlink: () => signal.removeEventListener('abort', onAbort),
  };
}
