// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../core/ports';

const PIECE_MS = 4;

/** Who asks the portal meanwhile needs several turns. */
const GAP_MS = 10;

/** Does what is to be done with each item, some milliseconds at a time. */
export async function inPieces<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  let beganMs = clock.now();
  for (const item of items) {
    work(item);
    // Also where the clock was set back.
    if (Math.abs(clock.now() - beganMs) >= PIECE_MS) {
      await sleep(GAP_MS);
      beganMs = clock.now();
    }
  }
}
