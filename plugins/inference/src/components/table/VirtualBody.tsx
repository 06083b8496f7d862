// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Column } from './Column';
import { CellKit } from './useCellKit';
import { VirtualRow } from './VirtualRow';

/** Of a row that was not measured yet, px. */
const ESTIMATED_HEIGHT = 44;
/** Rows drawn beyond those in sight, for the next turn of the wheel. */
const OVERSCAN = 5;

/** The rows in sight, and the room of all others: all that is drawn anew while one scrolls. */
export function VirtualBody<Row>(props: {
  rows: Row[];
  keyOf: (row: Row) => string;
  columns: Array<Column<Row>>;
  kit: CellKit;
  classes: Record<'cell' | 'heading' | 'space', string>;
  /** What scrolls. */
  box: HTMLElement | null;
  /** Called with the first and the last row drawn, when they change. */
  onRange: (first: number, last: number) => void;
}) {
  const { rows, keyOf, columns, kit, classes, box, onRange } = props;
  // Another function would have every row's place reckoned anew.
  const getItemKey = useCallback(
    (index: number) => keyOf(rows[index]),
    [rows, keyOf],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => onRange(first, last), [onRange, first, last]);
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      <tr aria-hidden className={classes.space} style={{ height: above }}>
        <td colSpan={columns.length} />
      </tr>
      {items.map(({ index, key }) => (
        <VirtualRow
          key={key}
          index={index}
          row={rows[index]}
          columns={columns}
          kit={kit}
          classes={classes}
          measure={virtualizer.measureElement}
        />
      ))}
      <tr aria-hidden className={classes.space} style={{ height: below }}>
        <td colSpan={columns.length} />
      </tr>
    </tbody>
  );
}
