// SPDX-License-Identifier: Apache-2.0

/** The simulation's time: starts with the wall clock and may run faster. */
export interface SimClock {
  /** Milliseconds since the epoch, in simulated time. */
  now(): number;
  /** Simulated seconds per real second. */
  readonly speed: number;
  /** Runs `task` every `ms` of simulated time until the clock stops; never overlapping itself. */
  every(ms: number, task: () => void): () => void;
  /** Runs `task` once after `ms` of simulated time. */
  after(ms: number, task: () => void): () => void;
  /** Ends all timers. */
  stop(): void;
}
