// SPDX-License-Identifier: Apache-2.0

/**
 * How much more often than supposed, as odds: the alternatives that the evidence
 * is averaged over. Close enough that what lies between costs little.
 */
const ODDS = [1.15, 1.35, 1.6, 2, 2.6, 3.5, 5, 8, 14, 30, 100];

/**
 * log of the evidence that something comes more often than with `probability`,
 * after it came `count` times of `trials`. Exact however few there are: under
 * the supposition its expectation is at most 1, and as a product over trials it
 * may be looked at after each of them.
 */
export function logExcessEvidence(
  count: number,
  trials: number,
  probability: number,
): number {
  if (!(trials > 0) || probability <= 0 || probability >= 1) {
    return 0;
  }
  const ratios = ODDS.map(odds => {
    const scale = 1 - probability + odds * probability;
    return count * Math.log(odds) - trials * Math.log(scale);
  });
  const most = Math.max(...ratios);
  const sum = ratios.reduce((total, each) => total + Math.exp(each - most), 0);
  return most + Math.log(sum / ODDS.length);
}
