// SPDX-License-Identifier: Apache-2.0
import type { Random } from '../../time/Random';
import type { RouteBackend } from './HttpRoute';

/** Each request is drawn anew; undefined where no backend has weight. */
export function drawBackend(
  backends: readonly RouteBackend[],
  random: Random,
): RouteBackend | undefined {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return undefined;
  let left = random.next() * total;
  for (const backend of backends) {
    left -= backend.weight;
    if (left < 0) return backend;
  }
  return backends.findLast(({ weight }) => weight > 0);
}
