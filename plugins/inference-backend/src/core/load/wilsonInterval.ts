// SPDX-License-Identifier: Apache-2.0

/** Two-sided 99.7 %, in standard deviations of the normal distribution. */
export const THREE_SIGMA = 3;

/**
 * Wilson's score interval of a share: where the true one lies, given how often
 * something came in so many trials. Holds for shares near 0 and 1 too, where
 * the plain normal interval does not. Without trials it is everything.
 */
export function wilsonInterval(
  count: number,
  trials: number,
  z: number,
): { low: number; high: number } {
  if (!(trials > 0)) {
    return { low: 0, high: 1 };
  }
  const share = Math.min(1, Math.max(0, count / trials));
  const square = (z * z) / trials;
  const middle = share + square / 2;
  const half = z * Math.sqrt((share * (1 - share) + square / 4) / trials);
  return {
    low: Math.max(0, (middle - half) / (1 + square)),
    high: Math.min(1, (middle + half) / (1 + square)),
  };
}
