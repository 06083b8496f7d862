// SPDX-License-Identifier: Apache-2.0
import { formatDuration } from './formatDuration';

/** `5 min`, `unlimited`, `unknown`. */
export function formatTimeout(
  effectiveMs: number | 'unlimited' | 'unknown',
): string {
  if (typeof effectiveMs !== 'number') {
    return effectiveMs;
  }
  return effectiveMs < 1_000
    ? `${effectiveMs} ms`
    : formatDuration(effectiveMs);
}
