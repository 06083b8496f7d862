// SPDX-License-Identifier: Apache-2.0
import { createTimerQueue } from './createTimerQueue';
import { scheduleOn } from './scheduleOn';
import { SimClock } from './SimClock';

/**
 * Further behind than this (simulated), what was missed is skipped instead of
 * made up for: a laptop that slept all night owes nobody that traffic.
 */
const LONGEST_CATCH_UP_MS = 60_000;
/** Tasks of one turn of the event loop, real milliseconds: HTTP needs its share. */
const TURN_MS = 12;
/** setTimeout takes 31 bits; waking up in between does no harm. */
const LONGEST_SLEEP_MS = 60_000;

export interface SimClockOptions {
  /** Simulated seconds per real second. */
  speed?: number;
  /** Simulated milliseconds since the epoch; the wall clock's when left out. */
  startAt?: number;
  /** Real milliseconds since the epoch. */
  wall?: () => number;
}

/** A clock that can also be moved at once. */
export interface AdjustableClock extends SimClock {
  /**
   * Runs what falls due within the next `ms` right away, each at its own time,
   * and goes on from there: how a world gets a past.
   */
  fastForward(ms: number): void;
}

/**
 * A clock that follows the wall clock, `speed` times as fast.
 *
 * A task sees the time it was due at, not the time at which the process came
 * to run it, so what tasks do to each other is the same on a busy machine.
 */
export function createSimClock(options: SimClockOptions = {}): AdjustableClock {
  const { speed = 1, wall = Date.now } = options;
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new RangeError(`The clock's speed must be above 0, not ${speed}`);
  }
  const realStart = wall();
  let simStart = options.startAt ?? realStart;
  const timers = createTimerQueue();
  let wakeUp: NodeJS.Timeout | undefined;
  let wakeUpAt = Infinity;
  let stopped = false;
  /** Time of the task that runs, or of the last one. */
  let taskTime = simStart;
  let running = false;

  const wallTime = () => simStart + (wall() - realStart) * speed;
  const now = () => (running ? taskTime : Math.max(taskTime, wallTime()));

  function sleepUntil(due: number) {
    if (stopped || running || due >= wakeUpAt) return;
    clearTimeout(wakeUp);
    wakeUpAt = due;
    const sleep = Math.max(0, (due - wallTime()) / speed);
    wakeUp = setTimeout(runDue, Math.min(sleep, LONGEST_SLEEP_MS));
  }

  function runDue() {
    wakeUpAt = Infinity;
    const turnEnds = wall() + TURN_MS;
    const target = wallTime();
    running = true;
    try {
      for (
        let next = timers.peek();
        next && next.due <= target && wall() < turnEnds;
        next = timers.peek()
      ) {
        timers.take();
        const due = target - next.due > LONGEST_CATCH_UP_MS ? target : next.due;
        taskTime = Math.max(taskTime, due);
        next.run();
      }
    } finally {
      running = false;
      const next = timers.peek();
      if (next) sleepUntil(next.due);
    }
  }

  return {
    speed,
    now,
    ...scheduleOn(timers, now, () => {
      const next = timers.peek();
      if (next) sleepUntil(next.due);
    }),
    fastForward(ms) {
      const target = now() + ms;
      running = true;
      try {
        for (
          let next = timers.peek();
          next && next.due <= target;
          next = timers.peek()
        ) {
          timers.take();
          taskTime = Math.max(taskTime, next.due);
          next.run();
        }
      } finally {
        taskTime = target;
        simStart += target - wallTime();
        running = false;
        clearTimeout(wakeUp);
        wakeUpAt = Infinity;
        const next = timers.peek();
        if (next) sleepUntil(next.due);
      }
    },
    stop() {
      stopped = true;
      clearTimeout(wakeUp);
      timers.clear();
    },
  };
}
