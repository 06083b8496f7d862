// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';

/** The clock may be set while a piece is done, by hours too. */
const LONGEST_PAUSE_MS = 250;

/**
 * Work that holds all others up, a piece at a time, each followed by a pause as
 * long as it took: an answer to a viewer needs a dozen turns, and must not wait
 * for a piece in each of them.
 */
export class Turns {
  /** The last piece and its pause. */
  private over: Promise<unknown> = Promise.resolve();

  constructor(private readonly clock: Clock) {}

  /** In the order in which they came. @throws what the work throws */
  run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const { clock } = this;
    let beganMs = clock.now();
    const done = this.over.then(() => {
      beganMs = clock.now();
      return work();
    });
    this.over = done
      .catch(() => {}) // Whose work it is hears of it.
      .then(() =>
        clock.sleep(Math.min(LONGEST_PAUSE_MS, clock.now() - beganMs)),
      );
    return done;
  }
}
