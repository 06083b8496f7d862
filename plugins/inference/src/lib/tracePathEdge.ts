// SPDX-License-Identifier: Apache-2.0
import { PathBox } from './layoutPath';

/** SVG path of an edge, and where its label stands. */
export interface EdgeTrace {
  path: string;
  /** `side` of the point that the label is on. */
  label: { x: number; y: number; side: 'left' | 'right' };
}

/** From the right side of a box to the left one of another, or straight down. */
export function tracePathEdge(from: PathBox, to: PathBox): EdgeTrace {
  if (from.x === to.x) {
    const x = from.x + 18;
    const y = from.y + from.height;
    return {
      path: `M${x} ${y}V${to.y}`,
      label: { x: x + 6, y: (y + to.y) / 2, side: 'right' },
    };
  }
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x;
  const y2 = to.y + to.height / 2;
  const bend = Math.min(22, (x2 - x1) / 2);
  return {
    path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x1 + bend} ${y2} ${
      x1 + 2 * bend
    } ${y2}H${x2}`,
    // On the straight part at its end, where edges that part lie apart.
    label: { x: x2 - 4, y: y2, side: 'left' },
  };
}
