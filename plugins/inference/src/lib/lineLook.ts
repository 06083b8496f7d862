// SPDX-License-Identifier: Apache-2.0

/** How a pool's lines look: by colour, and by dash for who can't tell colours apart. */
export interface LineLook {
  color: string;
  /** Lengths of strokes and gaps in pixels; empty for an unbroken line. */
  dash: number[];
}

/** Told apart by the colour-blind too, and at 3:1 against paper in both themes. */
const COLORS = {
  light: ['#1f5fbf', '#b3541e', '#00796b', '#8e24aa', '#5d4037', '#ad1457'],
  dark: ['#7fb2ff', '#ffb074', '#5fd6c2', '#d9a0f0', '#cbb5a5', '#ff9ec4'],
};

const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [1, 2]];

/** The look of the pool at a place in the list. */
export function lineLook(index: number, type: 'light' | 'dark'): LineLook {
  const colors = COLORS[type];
  return {
    color: colors[index % colors.length],
    dash: DASHES[index % DASHES.length],
  };
}
