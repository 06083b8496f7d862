// SPDX-License-Identifier: Apache-2.0
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useTip } from '../../hooks/useTip';
import { useTableStyles } from '../tableStyles';
import { Tip } from '../Tip';
import { Column } from './Column';
import { nextSorting, Sorting } from './sorting';

const useStyles = makeStyles(
  theme => ({
    head: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.palette.background.paper,
      borderBottom: `2px solid ${theme.palette.divider}`,
    },
    text: { textAlign: 'left' },
    sort: {
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 1,
      },
    },
  }),
  { name: 'InferenceTableHeads' },
);

/** The heads of a table's columns; a click on one sorts by it. */
export function TableHeads<Row>(props: {
  columns: Array<Column<Row>>;
  sorting: Sorting | undefined;
  onSort: (sorting: Sorting | undefined) => void;
}) {
  const { columns, sorting, onSort } = props;
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(column => {
          const { key, label, meaning, number, compare } = column;
          const active = sorting?.key === key;
          const way = sorting?.descending ? 'descending' : 'ascending';
          return (
            <th
              key={key}
              scope="col"
              className={classNames(
                classes.head,
                number ? table.number : classes.text,
              )}
              aria-sort={active ? way : undefined}
            >
              {compare ? (
                <SortLabel
                  label={label}
                  meaning={meaning}
                  active={active}
                  descending={sorting?.descending ?? false}
                  onClick={() => onSort(nextSorting(sorting, column))}
                />
              ) : (
                <Tip text={meaning}>{label}</Tip>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortLabel(props: {
  label: string;
  meaning: string;
  active: boolean;
  descending: boolean;
  onClick: () => void;
}) {
  const { label, meaning, active, descending, onClick } = props;
  const classes = useStyles();
  const { anchor, handlers, describedBy, bubble } =
    useTip<HTMLSpanElement>(meaning);
  return (
    <>
      <TableSortLabel
        ref={anchor}
        active={active}
        direction={descending ? 'desc' : 'asc'}
        className={classes.sort}
        hideSortIcon
        aria-describedby={describedBy}
        data-tip=""
        onClick={onClick}
        {...handlers}
      >
        {label}
      </TableSortLabel>
      {bubble}
    </>
  );
}
