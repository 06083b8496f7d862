// SPDX-License-Identifier: Apache-2.0

import type { Texts } from '../hooks/useTexts';
import { localeOf } from './inLanguage';

const DAY_MS = 86_400_000;

/** A tick of a time axis in the user's zone, as fine as the ticks are apart. */
export function formatAxisTime(at: number, apartMs: number, t: Texts): string {
  const date = new Date(at);
  if (apartMs >= DAY_MS) {
    return date.toLocaleDateString(localeOf(t), {
      month: 'short',
      day: 'numeric',
    });
  }
  return date.toLocaleTimeString(localeOf(t), {
    hour: '2-digit',
    minute: '2-digit',
    ...(apartMs < 60_000 && { second: '2-digit' }),
    hourCycle: 'h23',
  });
}
