// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { ScrollBox } from '../../components/ScrollBox';
import { useTableStyles } from '../../components/tableStyles';
import { EndpointColumn, EndpointOrder } from '../../lib/sortEndpoints';
import { EndpointRow } from './EndpointRow';

const COLUMNS: Array<{
  column: EndpointColumn;
  label: string;
  meaning: string;
  number?: boolean;
}> = [
  { column: 'state', label: 'State', meaning: 'Whether the pod is ready' },
  { column: 'pod', label: 'Pod', meaning: 'Pod, with its adapters' },
  { column: 'node', label: 'Node', meaning: 'Node the pod runs on' },
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
    meaning: 'Time to first token',
    number: true,
  },
  {
    column: 'restarts',
    label: 'Restarts',
    meaning: 'Container restarts',
    number: true,
  },
  {
    column: 'startedAt',
    label: 'Up for',
    meaning: 'Time since the pod started',
    number: true,
  },
];

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
    return (
      <ScrollBox label={label}>
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ column, label: name, meaning, number }) => {
                const active = column === order.column;
                const direction = active ? order.direction : 'asc';
                return (
                  <TableCell
                    key={column}
                    align={number ? 'right' : 'left'}
                    sortDirection={active ? direction : false}
                    title={meaning}
                  >
                    <TableSortLabel
                      active={active}
                      direction={direction}
                      hideSortIcon
                      onClick={() => onOrder(nextOrder(column, order, number))}
                    >
                      {name}
                    </TableSortLabel>
                  </TableCell>
                );
              })}
              <TableCell align="right" title="How old the numbers are">
                Read
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {endpoints.map(endpoint => (
              <EndpointRow key={endpoint.pod} endpoint={endpoint} />
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
    );
  },
);

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
