// SPDX-License-Identifier: Apache-2.0
import { ComponentType } from 'react';
import { CellKit } from './useCellKit';

/** One column of a table: how it is headed, ordered and drawn. */
export interface Column<Row> {
  /** As in the address. */
  key: string;
  label: string;
  /** What the column says, in a sentence. */
  meaning: string;
  /** Set to the right, in figures of one width. */
  number?: boolean;
  /** Least width in pixels; room to spare is shared in proportion. */
  width: number;
  /** Names the row to screen readers. */
  heading?: boolean;
  /** Upwards; a table can't be sorted by a column without it. */
  compare?: (a: Row, b: Row) => number;
  /** The way in which most want to see it first. */
  startDescending?: boolean;
  Cell: ComponentType<{ row: Row; kit: CellKit }>;
}
