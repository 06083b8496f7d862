// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { ScrollBox } from '../../components/ScrollBox';
import { useTableStyles } from '../../components/tableStyles';
import { poolKey } from '../../lib/poolKey';
import { PoolRow } from './PoolRow';

const COLUMNS: Array<{ label: string; meaning: string; number?: boolean }> = [
  { label: 'Health', meaning: 'Whether requests are answered' },
  { label: 'Pool', meaning: 'Pool, and why it is not healthy' },
  { label: 'Cluster', meaning: 'Cluster and namespace' },
  { label: 'Entities', meaning: 'Catalog entities the pool belongs to' },
  { label: 'Models', meaning: 'Served model names' },
  { label: 'Ready', meaning: 'Endpoints ready, of all', number: true },
  { label: 'Picker', meaning: 'The endpoint picker' },
  { label: 'Requests', meaning: 'Requests per second', number: true },
  { label: 'Queue', meaning: 'Requests that wait', number: true },
  { label: 'KV cache', meaning: 'KV cache in use, mean', number: true },
  { label: 'TTFT p95', meaning: 'Time to first token', number: true },
  { label: 'Read', meaning: 'How old the numbers are', number: true },
];

export function PoolTable(props: { pools: PoolSummary[] }) {
  const classes = useTableStyles();
  return (
    <Paper variant="outlined">
      <ScrollBox label="Pools, worst first">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ label, meaning, number }) => (
                <TableCell
                  key={label}
                  title={meaning}
                  align={number ? 'right' : 'left'}
                >
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {props.pools.map(pool => (
              <PoolRow key={poolKey(pool)} pool={pool} />
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
    </Paper>
  );
}
