// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useTableStyles } from '../tableStyles';
import { Column } from './Column';

const useStyles = makeStyles(
  theme => ({
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
  }),
  { name: 'InferenceVirtualRow' },
);

interface RowProps<Row> {
  /** Among all rows, from 0. */
  index: number;
  row: Row;
  columns: Array<Column<Row>>;
  measure: (element: HTMLElement | null) => void;
}

function DrawnRow<Row>({ index, row, columns, measure }: RowProps<Row>) {
  const classes = useStyles();
  const table = useTableStyles();
  return (
    // The head is the first row.
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, number, heading, Cell }) => {
        const className = classNames(classes.cell, number && table.number);
        return heading ? (
          <th
            key={key}
            scope="row"
            className={classNames(className, classes.heading)}
          >
            <Cell row={row} />
          </th>
        ) : (
          <td key={key} className={className}>
            <Cell row={row} />
          </td>
        );
      })}
    </tr>
  );
}

/**
 * Drawn again only when its row or the columns are others. `memo` loses the type
 * parameter.
 */
export const VirtualRow = memo(DrawnRow) as typeof DrawnRow;
