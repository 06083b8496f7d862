// SPDX-License-Identifier: Apache-2.0
import type { Texts } from '../hooks/useTexts';
import { formatDuration } from './formatDuration';

/** `5 min`, `unlimited`, `unknown`. */
export function formatTimeout(
  effectiveMs: number | 'unlimited' | 'unknown',
  t: Texts,
): string {
  if (typeof effectiveMs !== 'number') {
    return t(`timeouts.limit.${effectiveMs}`);
  }
  return effectiveMs < 1_000
    ? `${effectiveMs} ms`
    : formatDuration(effectiveMs);
}
