// SPDX-License-Identifier: Apache-2.0
import type { Random } from '../../time/Random';
import type { TokenLengths } from '../TrafficScenario';

/** Log-normal with the given mean and deviation; at least one token, and not cut at `max`. */
export function drawLength(lengths: TokenLengths, random: Random): number {
  const { mean, deviation } = lengths;
  const variance = Math.log(1 + (deviation / mean) ** 2);
  const middle = Math.log(mean) - variance / 2;
  const drawn = Math.exp(middle + Math.sqrt(variance) * random.normal());
  return Math.max(1, Math.round(drawn));
}
