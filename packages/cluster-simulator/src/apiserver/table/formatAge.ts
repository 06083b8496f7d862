// SPDX-License-Identifier: Apache-2.0

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** `3d4h`: as precise as its size deserves, as kubectl shows it. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pair = (unit: number, name: string, part: number, partName: string) => {
    const rest = Math.floor((whole % unit) / part);
    return `${Math.floor(whole / unit)}${name}${rest ? rest + partName : ''}`;
  };
  if (whole < 2 * MINUTE) {
    return `${whole}s`;
  }
  if (whole < 10 * MINUTE) {
    return pair(MINUTE, 'm', 1, 's');
  }
  if (whole < 3 * HOUR) {
    return `${Math.floor(whole / MINUTE)}m`;
  }
  if (whole < 8 * HOUR) {
    return pair(HOUR, 'h', MINUTE, 'm');
  }
  if (whole < 2 * DAY) {
    return `${Math.floor(whole / HOUR)}h`;
  }
  if (whole < 8 * DAY) {
    return pair(DAY, 'd', HOUR, 'h');
  }
  if (whole < 2 * YEAR) {
    return `${Math.floor(whole / DAY)}d`;
  }
  return whole < 8 * YEAR
    ? pair(YEAR, 'y', DAY, 'd')
    : `${Math.floor(whole / YEAR)}y`;
}

/** The time since a timestamp; `<unknown>` where there is none. */
export function formatAge(timestamp: unknown, now: number): string {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : NaN;
  return Number.isNaN(at) ? '<unknown>' : formatDuration((now - at) / 1000);
}
