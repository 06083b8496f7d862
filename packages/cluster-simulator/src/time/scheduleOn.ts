// SPDX-License-Identifier: Apache-2.0
import { SimClock } from './SimClock';
import { Timer, TimerQueue } from './createTimerQueue';

/** `every` and `after` over a queue of timers, for both kinds of clock. */
export function scheduleOn(
  timers: TimerQueue,
  now: () => number,
  /** Called when something was added, which may be due before all else. */
  onAdded: () => void = () => {},
): Pick<SimClock, 'every' | 'after'> {
  const add = (due: number, run: () => void) => {
    const timer = timers.add(due, run);
    onAdded();
    return timer;
  };
  return {
    after(ms, task) {
      const timer = add(now() + Math.max(0, ms), task);
      return () => {
        timer.cancelled = true;
      };
    },
    every(ms, task) {
      if (!(ms > 0)) {
        throw new RangeError(`An interval must be longer than 0, not ${ms}`);
      }
      let stopped = false;
      let timer: Timer;
      const run = () => {
        try {
          task();
        } finally {
          if (!stopped) timer = add(now() + ms, run);
        }
      };
      timer = add(now() + ms, run);
      return () => {
        stopped = true;
        timer.cancelled = true;
      };
    },
  };
}
