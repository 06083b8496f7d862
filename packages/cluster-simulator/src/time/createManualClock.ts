// SPDX-License-Identifier: Apache-2.0
import { createTimerQueue } from './createTimerQueue';
import { scheduleOn } from './scheduleOn';
import { SimClock } from './SimClock';

/** A clock that moves only when told to. */
export interface ManualClock extends SimClock {
  /** Runs what falls due on the way, each at its own time. */
  advance(ms: number): void;
}

/** For tests, and for letting a world settle before its first moment is shown. */
export function createManualClock(options: { startAt: number }): ManualClock {
  const timers = createTimerQueue();
  let current = options.startAt;
  const { every, after } = scheduleOn(timers, () => current);
  return {
    speed: 1,
    now: () => current,
    every,
    after,
    advance(ms) {
      const target = current + ms;
      for (
        let next = timers.peek();
        next && next.due <= target;
        next = timers.peek()
      ) {
        timers.take();
        current = Math.max(current, next.due);
        next.run();
      }
      current = target;
    },
    stop: () => timers.clear(),
  };
}
