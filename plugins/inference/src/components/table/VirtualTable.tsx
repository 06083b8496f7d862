// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import classNames from 'classnames';
import { useTipKeys } from '../../hooks/useTipKeys';
import { TipZoneContext, useTipZone } from '../../hooks/useTipZone';
import { Column } from './Column';
import { TableHeads } from './TableHeads';
import { Sorting } from './sorting';
import { useCellKit } from './useCellKit';
import { VirtualRow } from './VirtualRow';

/** Of a row that was not measured yet, px. */
const ESTIMATED_HEIGHT = 44;
/** Rows drawn beyond those in sight, for the next turn of the wheel. */
const OVERSCAN = 5;

const useStyles = makeStyles(
  theme => ({
    box: {
      overflow: 'auto',
      // What rows come and go within it moves nothing around it.
      contain: 'layout paint style',
      // The page's header, tabs and filters stay in sight.
      maxHeight: 'max(360px, calc(100vh - 270px))',
      // Rows above that are measured must not move those in sight twice.
      overflowAnchor: 'none',
      // What is scrolled to must not hide below the head.
      scrollPaddingTop: 40,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
    },
    table: {
      width: '100%',
      tableLayout: 'fixed',
      // With `collapse` the head's line scrolls away under it.
      borderCollapse: 'separate',
      borderSpacing: 0,
    },
    cell: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
    },
    // The table's heads are quiet; what names a row is not.
    heading: {
      'th&': {
        color: 'inherit',
        fontWeight: 'inherit',
        textAlign: 'left',
        whiteSpace: 'normal',
        borderBottomWidth: 1,
      },
    },
    space: { '& > td': { padding: '0 !important', border: 'none' } },
  }),
  { name: 'InferenceVirtualTable' },
);

/**
 * A table of any length: only the rows in sight are drawn. To assistive
 * technology it is a table of all rows; one stop of the tab key, from where
 * Enter and the arrows lead through it.
 */
export function VirtualTable<Row>(props: {
  label: string;
  rows: Row[];
  keyOf: (row: Row) => string;
  columns: Array<Column<Row>>;
  sorting?: Sorting;
  onSort: (sorting: Sorting | undefined) => void;
  /** Called with the first and the last row drawn, when they change. */
  onRange?: (first: number, last: number) => void;
}) {
  const { label, rows, keyOf, columns, sorting, onSort, onRange } = props;
  const classes = useStyles();
  const kit = useCellKit();
  const { zone, bubble } = useTipZone();
  const box = useRef<HTMLDivElement>(null);
  // Another function would have every row's place reckoned anew.
  const getItemKey = useCallback(
    (index: number) => keyOf(rows[index]),
    [rows, keyOf],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const minWidth = columns.reduce((sum, { width }) => sum + width, 0);

  return (
    <TipZoneContext.Provider value={zone}>
      <Paper
        variant="outlined"
        ref={box}
        className={classes.box}
        role="region"
        aria-label={label}
        {...useTipKeys()}
      >
        <table
          className={classNames(kit.table.table, classes.table)}
          style={{ minWidth }}
          aria-rowcount={rows.length + 1}
          aria-label={label}
        >
          <colgroup>
            {columns.map(({ key, width }) => (
              <col
                key={key}
                style={{ width: `${(width / minWidth) * 100}%` }}
              />
            ))}
          </colgroup>
          <TableHeads columns={columns} sorting={sorting} onSort={onSort} />
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
        </table>
      </Paper>
      {bubble}
    </TipZoneContext.Provider>
  );
}
