// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import classNames from 'classnames';
import { Column } from './Column';
import { CellKit } from './useCellKit';

interface RowProps<Row> {
  /** Among all rows, from 0. */
  index: number;
  row: Row;
  columns: Array<Column<Row>>;
  kit: CellKit;
  classes: Record<'cell' | 'heading', string>;
  measure: (element: HTMLElement | null) => void;
}

function DrawnRow<Row>(props: RowProps<Row>) {
  const { index, row, columns, kit, classes, measure } = props;
  return (
    // The head is the first row.
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, number, heading, Cell }) => {
        const className = classNames(classes.cell, number && kit.table.number);
        return heading ? (
          <th
            key={key}
            scope="row"
            className={classNames(className, classes.heading)}
          >
            <Cell row={row} kit={kit} />
          </th>
        ) : (
          <td key={key} className={className}>
            <Cell row={row} kit={kit} />
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
