// SPDX-License-Identifier: Apache-2.0
const MEASURE_MS = 1500;

/**
 * Milliseconds of the quickest of many runs, warmed up before: what other
 * programs on the machine take away is no matter of what runs.
 */
export function timeOf(run: () => void): number {
  for (let i = 0; i < 20; i++) {
    run();
  }
  let quickest = Infinity;
  const endAt = performance.now() + MEASURE_MS;
  while (performance.now() < endAt) {
    const startedAt = performance.now();
    run();
    quickest = Math.min(quickest, performance.now() - startedAt);
  }
  return quickest;
}
