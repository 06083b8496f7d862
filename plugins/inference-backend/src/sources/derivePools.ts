// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../core/ports';

const PIECE_MS = 4;

/** Who asks the portal meanwhile needs several turns. */
const GAP_MS = 10;

/** A collector that derives loads when it is asked, and keeps them until the next round. */
interface MeasuredPools {
  measuredPools(
    cluster: string,
  ): ReadonlyArray<{ namespace: string; name: string }>;
  pool(cluster: string, namespace: string, name: string): unknown;
}

/**
 * Has the loads of all pools derived, some milliseconds at a time: who is told of
 * a round asks for all of them in one turn.
 */
export async function derivePools(
  collector: MeasuredPools,
  cluster: string,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  let beganMs = clock.now();
  for (const { namespace, name } of collector.measuredPools(cluster)) {
    collector.pool(cluster, namespace, name);
    // Also where the clock was set back.
    if (Math.abs(clock.now() - beganMs) >= PIECE_MS) {
      await sleep(GAP_MS);
      beganMs = clock.now();
    }
  }
}
