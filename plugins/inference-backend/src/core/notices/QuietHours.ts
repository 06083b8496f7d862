// SPDX-License-Identifier: Apache-2.0
import { NoticeLevel } from './Notice';

/** A time of the day in which some things are not told. */
export interface QuietHours {
  /** Minutes since midnight; `to` before `from` goes past midnight. */
  from: number;
  to: number;
  /** Such as `Europe/Berlin`. */
  timeZone: string;
  levels: readonly NoticeLevel[];
}

export function isQuiet(
  hours: readonly QuietHours[],
  level: NoticeLevel,
  nowMs: number,
): boolean {
  return hours.some(({ from, to, timeZone, levels }) => {
    if (!levels.includes(level)) {
      return false;
    }
    const minute = minuteOfDay(nowMs, timeZone);
    return from <= to
      ? minute >= from && minute < to
      : minute >= from || minute < to;
  });
}

function minuteOfDay(nowMs: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(nowMs);
  const [hour, minute] = text.split(':').map(Number);
  return hour * 60 + minute;
}
