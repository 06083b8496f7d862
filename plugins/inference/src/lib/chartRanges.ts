// SPDX-License-Identifier: Apache-2.0

/** How far back the charts reach; named as the backend takes it. */
export const CHART_RANGES = [
  { name: '1h', label: '1 h', rangeMs: 3_600_000, renewMs: 15_000 },
  { name: '24h', label: '24 h', rangeMs: 86_400_000, renewMs: 60_000 },
  { name: '14d', label: '14 d', rangeMs: 1_209_600_000, renewMs: 300_000 },
] as const;

export type ChartRange = (typeof CHART_RANGES)[number];

/** A range as the address names it; the last hour where it names none. */
export function parseChartRange(text: string | undefined): ChartRange {
  return CHART_RANGES.find(({ name }) => name === text) ?? CHART_RANGES[0];
}

/** A part of the range that was zoomed into, milliseconds since the epoch. */
export interface ChartWindow {
  from: number;
  to: number;
}

/** `1763647327000-1763647927000`, as the address names it. */
export function parseChartWindow(
  text: string | undefined,
): ChartWindow | undefined {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return Number(from) < Number(to)
    ? { from: Number(from), to: Number(to) }
    : undefined;
}

export function formatChartWindow({ from, to }: ChartWindow): string {
  return `${Math.round(from)}-${Math.round(to)}`;
}
