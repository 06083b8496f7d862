// SPDX-License-Identifier: Apache-2.0

/** The value that the share of all values does not exceed: 0.99 for p99. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
