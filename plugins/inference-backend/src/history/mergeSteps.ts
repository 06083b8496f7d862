// SPDX-License-Identifier: Apache-2.0
import { HistorySignal } from './historySignals';

type Values = ReadonlyArray<number | null>;

/**
 * One value for several steps. A mean counts only the steps that were measured:
 * a gap is no zero. Of quantiles the worst step counts, for a mean of quantiles
 * is none, and a slow minute must not vanish in a fortnight's picture.
 *
 * @param weights - what each step counts for, such as its requests for the
 *   share of them that failed; alike where left out or nowhere above 0
 */
export function mergeSteps(
  merge: HistorySignal['merge'],
  values: Values,
  weights: Values = [],
): number | null {
  const seen = values.filter(value => value !== null);
  if (seen.length === 0) {
    return null;
  }
  if (merge === 'worst') {
    return Math.max(...seen);
  }
  let sum = 0;
  let total = 0;
  values.forEach((value, index) => {
    const weight = weights[index] ?? 0;
    sum += (value ?? 0) * (value === null ? 0 : weight);
    total += value === null ? 0 : weight;
  });
  return total > 0
    ? sum / total
    : seen.reduce((all, value) => all + value, 0) / seen.length;
}
