// SPDX-License-Identifier: Apache-2.0
import { mergeSteps } from './mergeSteps';

it.each([
  ['a mean of what was seen', 'mean', [2, null, 4, null], undefined, 3],
  ['a zero that was measured', 'mean', [0, 3], undefined, 1.5],
  ['nothing where nothing was seen', 'mean', [null, null], undefined, null],
  ['an error rate by its requests', 'mean', [0.5, 0.1], [1, 9], 0.14],
  ['weights only where measured', 'mean', [0.5, null], [2, 90], 0.5],
  ['a plain mean without requests', 'mean', [0.2, 0.4], [0, null], 0.3],
  ['the worst of quantiles', 'worst', [120, null, 480, 90], undefined, 480],
  ['nothing of no quantile', 'worst', [null], undefined, null],
] as const)('%s', (_, merge, values, weights, expected) => {
  const merged = mergeSteps(merge, values, weights);
  expect(merged === null ? null : Number(merged.toFixed(9))).toBe(expected);
});
