// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloudOff from '@material-ui/icons/CloudOff';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { AsOf } from '../../../components/AsOf';
import { Notice } from '../../../components/Notice';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useUrlState } from '../../../hooks/useUrlState';
import { ClusterRows } from './ClusterRows';

const useStyles = makeStyles(
  theme => ({
    asOf: { alignSelf: 'flex-end' },
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
  }),
  { name: 'InferenceClustersView' },
);

/** All clusters; one opens to what is read of it and what is not. */
export function ClustersView(props: {
  clusters: ClusterStatus[];
  confirmedAt: number;
  live: boolean;
}) {
  const { clusters, confirmedAt, live } = props;
  const table = useTableStyles();
  const classes = useStyles();
  const { read, write } = useUrlState();
  const opened = (read('open') ?? '').split(',').filter(Boolean);
  if (clusters.length === 0) {
    return (
      <Notice icon={CloudOff} title="The portal knows no cluster">
        <Typography variant="body2">
          Clusters come from the portal&apos;s own <code>kubernetes</code>{' '}
          configuration, the one that the Kubernetes plugin reads.
        </Typography>
      </Notice>
    );
  }
  const toggle = (name: string) =>
    write({
      open: (opened.includes(name)
        ? opened.filter(other => other !== name)
        : [...opened, name]
      ).join(','),
    });
  return (
    <div className={classes.root}>
      <div className={classes.asOf}>
        <AsOf at={confirmedAt} live={live} />
      </div>
      <Paper variant="outlined">
        <ScrollBox label="Clusters">
          <Table size="small" className={table.table}>
            <TableHead>
              <TableRow>
                <TableCell>Cluster</TableCell>
                <TableCell>State</TableCell>
                <TableCell>Versions</TableCell>
                <TableCell>Providers</TableCell>
                <TableCell>Kinds read</TableCell>
                <TableCell>Metrics</TableCell>
                <TableCell>Last read</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {clusters.map(cluster => (
                <ClusterRows
                  key={cluster.name}
                  cluster={cluster}
                  open={opened.includes(cluster.name)}
                  onToggle={toggle}
                />
              ))}
            </TableBody>
          </Table>
        </ScrollBox>
      </Paper>
    </div>
  );
}
