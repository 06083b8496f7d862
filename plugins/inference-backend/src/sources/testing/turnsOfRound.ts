// SPDX-License-Identifier: Apache-2.0
import { FakeClock } from '../kubernetes/testing/FakeClock';

interface Rounds {
  pool(cluster: string, namespace: string, pool: string): unknown;
  onRound(listener: () => void): () => void;
}

/**
 * What happens in a round from its first load on, in this order: the names of pools
 * whose loads are derived, for 5 ms each, `others` where they had a turn, and `told`.
 */
export async function turnsOfRound(
  collector: Rounds,
  clock: FakeClock,
  round: () => Promise<unknown>,
): Promise<string[]> {
  const turns: string[] = [];
  let isBegun = false;
  collector.pool = (_, __, pool) => {
    isBegun = true;
    turns.push(pool);
    clock.advance(5);
    return undefined;
  };
  collector.onRound(() => turns.push('told'));
  const others = setInterval(() => isBegun && turns.push('others'), 1);
  await round();
  clearInterval(others);
  return turns.filter((turn, index) => turn !== turns[index - 1]);
}
