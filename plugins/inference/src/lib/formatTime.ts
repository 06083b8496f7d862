// SPDX-License-Identifier: Apache-2.0

import type { Texts } from '../hooks/useTexts';
import { localeOf } from './inLanguage';

const DAY_MS = 86_400_000;

/** A moment in the user's zone: the time, with the date where it is not within a day. */
export function formatTime(at: number, now: number, t: Texts): string {
  const date = new Date(at);
  const locale = localeOf(t);
  const time = date.toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  if (Math.abs(now - at) < DAY_MS / 2) {
    return time;
  }
  const day = date.toLocaleDateString(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  return `${day}, ${time}`;
}
