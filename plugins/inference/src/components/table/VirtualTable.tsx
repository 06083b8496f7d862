// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useTipKeys } from '../../hooks/useTipKeys';
import { TipZoneContext, useTipZone } from '../../hooks/useTipZone';
import { Column } from './Column';
import { TableHeads } from './TableHeads';
import { Sorting } from './sorting';
import { useCellKit } from './useCellKit';
import { VirtualBody } from './VirtualBody';

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
  // Its rows are drawn before it is there.
  const [box, setBox] = useState<HTMLElement | null>(null);
  const { look } = zone;
  const tellRange = useCallback(
    (first: number, last: number) => {
      onRange?.(first, last);
      // What was scrolled away tells nobody that it lost pointer and focus.
      look();
    },
    [onRange, look],
  );
  const minWidth = columns.reduce((sum, { width }) => sum + width, 0);

  return (
    <TipZoneContext.Provider value={zone}>
      <Paper
        variant="outlined"
        ref={setBox}
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
          <VirtualBody
            rows={rows}
            keyOf={keyOf}
            columns={columns}
            kit={kit}
            classes={classes}
            box={box}
            onRange={tellRange}
          />
        </table>
      </Paper>
      {bubble}
    </TipZoneContext.Provider>
  );
}
