// SPDX-License-Identifier: Apache-2.0
import { Fragment, memo } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Tooltip from '@material-ui/core/Tooltip';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { ScrollBox } from '../../components/ScrollBox';
import { Tip } from '../../components/Tip';
import { useTableStyles } from '../../components/tableStyles';
import { useNarrow } from '../../hooks/useNarrow';
import { EndpointColumn, EndpointOrder } from '../../lib/sortEndpoints';
import { EndpointRow } from './EndpointRow';

interface Column {
  column: EndpointColumn;
  label: string;
  /** Where there is little room. */
  short?: string;
  meaning: string;
  number?: boolean;
  /** Under which column it stands where there is little room. */
  under?: EndpointColumn;
}

const COLUMNS: Column[] = [
  { column: 'state', label: 'State', meaning: 'Whether the pod is ready' },
  { column: 'pod', label: 'Pod', meaning: 'Pod, with its adapters' },
  {
    column: 'node',
    label: 'Node',
    meaning: 'Node the pod runs on',
    under: 'pod',
  },
  {
    column: 'runningRequests',
    label: 'Running',
    meaning: 'Requests that are being answered',
    number: true,
  },
  {
    column: 'queueDepth',
    label: 'Queue',
    meaning: 'Requests that wait',
    number: true,
  },
  {
    column: 'kvCacheRatio',
    label: 'KV cache',
    meaning: 'KV cache in use',
    number: true,
  },
  {
    column: 'ttftP95',
    label: 'TTFT p50 / p95',
    short: 'TTFT',
    meaning: 'Time to first token, median and 95th percentile',
    number: true,
  },
  {
    column: 'restarts',
    label: 'Restarts',
    meaning: 'Container restarts',
    number: true,
    under: 'pod',
  },
  {
    column: 'startedAt',
    label: 'Up for',
    meaning: 'Time since the pod started',
    number: true,
    under: 'pod',
  },
];

/** Below it, what one seldom compares is folded under the pod's name. */
const NARROW_PX = 860;

/** One row per endpoint; the rows keep their places while numbers move. */
export const EndpointTable = memo(
  (props: {
    label: string;
    endpoints: Endpoint[];
    order: EndpointOrder;
    onOrder: (order: EndpointOrder) => void;
  }) => {
    const { label, endpoints, order, onOrder } = props;
    const classes = useTableStyles();
    const [box, narrow] = useNarrow(NARROW_PX);
    return (
      <div ref={box}>
        <ScrollBox label={label}>
          <Table size="small" className={classes.table}>
            <TableHead>
              <TableRow>
                {COLUMNS.filter(({ under }) => !narrow || !under).map(head => (
                  <HeadCell
                    key={head.column}
                    columns={[
                      head,
                      ...COLUMNS.filter(
                        ({ under }) => narrow && under === head.column,
                      ),
                    ]}
                    narrow={narrow}
                    order={order}
                    onOrder={onOrder}
                  />
                ))}
                {!narrow && (
                  <TableCell align="right">
                    <Tip text="How old the numbers are">Read</Tip>
                  </TableCell>
                )}
              </TableRow>
            </TableHead>
            <TableBody>
              {endpoints.map(endpoint => (
                <EndpointRow
                  key={endpoint.pod}
                  endpoint={endpoint}
                  narrow={narrow}
                />
              ))}
            </TableBody>
          </Table>
        </ScrollBox>
      </div>
    );
  },
);

/** The names of what stands in a column, each to sort by. */
function HeadCell(props: {
  columns: Column[];
  narrow: boolean;
  order: EndpointOrder;
  onOrder: (order: EndpointOrder) => void;
}) {
  const { columns, narrow, order, onOrder } = props;
  const sorted = columns.some(({ column }) => column === order.column);
  return (
    <TableCell
      align={columns[0].number ? 'right' : 'left'}
      sortDirection={sorted ? order.direction : false}
    >
      {columns.map(({ column, label, short, meaning, number }, i) => {
        const active = column === order.column;
        return (
          <Fragment key={column}>
            {i > 0 && ' · '}
            <Tooltip title={meaning}>
              <TableSortLabel
                active={active}
                direction={active ? order.direction : 'asc'}
                hideSortIcon
                onClick={() => onOrder(nextOrder(column, order, number))}
              >
                {narrow && short ? short : label}
              </TableSortLabel>
            </Tooltip>
          </Fragment>
        );
      })}
    </TableCell>
  );
}

/** Another column starts with what one looks for: names from A, numbers from the top. */
function nextOrder(
  column: EndpointColumn,
  order: EndpointOrder,
  number = false,
): EndpointOrder {
  if (column !== order.column) {
    return { column, direction: number ? 'desc' : 'asc' };
  }
  return { column, direction: order.direction === 'asc' ? 'desc' : 'asc' };
}
