// SPDX-License-Identifier: Apache-2.0

/**
 * What each of several p must not exceed so that all together are wrong at most
 * with `alpha`: Holm's procedure. Those of signals that can't be judged count,
 * so that a signal that comes later changes nothing for the others.
 */
export function holmLevels(
  ps: ReadonlyArray<number | undefined>,
  alpha: number,
): number[] {
  const order = ps
    .map((p, index) => ({ p: p ?? 1, index }))
    .sort((a, b) => a.p - b.p);
  const levels = new Array<number>(ps.length).fill(alpha / ps.length);
  for (let rank = 0; rank < order.length; rank++) {
    const level = alpha / (ps.length - rank);
    levels[order[rank].index] = level;
    if (order[rank].p > level) {
      // What comes after is not rejected either.
      order.slice(rank).forEach(({ index }) => {
        levels[index] = level;
      });
      break;
    }
  }
  return levels;
}
