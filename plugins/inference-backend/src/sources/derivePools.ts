// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../core/ports';
import { inPieces } from './inPieces';

/** A collector that derives loads when it is asked, and keeps them until the next round. */
interface MeasuredPools {
  measuredPools(
    cluster: string,
  ): ReadonlyArray<{ namespace: string; name: string }>;
  pool(cluster: string, namespace: string, name: string): unknown;
}

/**
 * Has the loads of all pools derived: who is told of a round asks for all of them
 * in one turn.
 */
export async function derivePools(
  collector: MeasuredPools,
  cluster: string,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  await inPieces(
    collector.measuredPools(cluster),
    ({ namespace, name }) => collector.pool(cluster, namespace, name),
    clock,
  );
}
