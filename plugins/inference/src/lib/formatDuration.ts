// SPDX-License-Identifier: Apache-2.0

const UNITS = [
  { ms: 86_400_000, text: 'd' },
  { ms: 3_600_000, text: 'h' },
  { ms: 60_000, text: 'min' },
  { ms: 1_000, text: 's' },
] as const;

/** `42 s`, `12 min`, `3 h 5 min`, `2 d 4 h`: the two largest units above an hour. */
export function formatDuration(durationMs: number): string {
  const clamped = Math.max(0, durationMs);
  const first = UNITS.findIndex(unit => clamped >= unit.ms);
  if (first < 0) {
    return '0 s';
  }
  const { ms, text } = UNITS[first];
  const amount = Math.floor(clamped / ms);
  const next = first < 2 ? UNITS[first + 1] : undefined;
  const rest = next ? Math.floor((clamped % ms) / next.ms) : 0;
  return next && rest > 0
    ? `${amount} ${text} ${rest} ${next.text}`
    : `${amount} ${text}`;
}
