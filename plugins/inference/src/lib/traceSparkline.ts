// SPDX-License-Identifier: Apache-2.0

/** Kept free above and below, so that the stroke is not cut. */
const MARGIN = 1.5;

/**
 * SVG path of a sparkline from 0 to the highest value. A gap interrupts it; a
 * value alone between two gaps is a dot.
 */
export function traceSparkline(
  values: Array<number | null>,
  width: number,
  height: number,
): string {
  const highest = values.reduce<number>(
    (high, value) => Math.max(high, value ?? 0),
    0,
  );
  const room = height - 2 * MARGIN;
  const stepX = (width - 2 * MARGIN) / Math.max(1, values.length - 1);
  let path = '';
  let open = false;
  values.forEach((value, i) => {
    if (value === null) {
      open = false;
      return;
    }
    const x = round(MARGIN + i * stepX);
    const y = round(
      height - MARGIN - (highest > 0 ? (value / highest) * room : 0),
    );
    const next = values[i + 1];
    if (open) {
      path += `L${x} ${y}`;
    } else {
      path += `M${x} ${y}`;
      if (next === null || next === undefined) {
        path += 'h0.01';
      }
    }
    open = true;
  });
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
