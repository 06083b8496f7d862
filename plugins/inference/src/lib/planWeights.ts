// SPDX-License-Identifier: Apache-2.0

export interface Weights {
  stable: number;
  canary: number;
}

/** The canary's share of what both versions get together, in per cent. */
export function canaryPercent({ stable, canary }: Weights): number {
  return stable + canary > 0 ? (canary / (stable + canary)) * 100 : 0;
}

/**
 * Both weights after a shift: their sum stays, so that a third pool keeps its
 * share. Undefined where the share can't be written in whole numbers.
 */
export function planWeights(
  weights: Weights,
  percent: number,
): Weights | undefined {
  const sum = weights.stable + weights.canary;
  const canary = Number(((sum * percent) / 100).toFixed(6));
  return percent >= 0 && percent <= 100 && Number.isInteger(canary)
    ? { stable: sum - canary, canary }
    : undefined;
}

/** More than that is a promotion. */
export const LARGEST_SHIFT = 99;

const LADDER = [1, 5, 10, 25, 50, 75, 90];

/** What one mostly goes to next, in per cent. */
export function nextPercent(weights: Weights): number {
  const now = canaryPercent(weights);
  return (
    LADDER.find(step => step > now && planWeights(weights, step)) ??
    LARGEST_SHIFT
  );
}
