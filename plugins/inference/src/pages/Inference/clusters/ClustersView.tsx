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
import { Confirmation } from '../../../components/LiveAnswer';
import { Notice } from '../../../components/Notice';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { ClusterRows } from './ClusterRows';

const useStyles = makeStyles(
  theme => ({
    // What a cluster opens to is as wide as what is in sight, not as its row.
    box: { containerType: 'inline-size' },
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
export function ClustersView(
  props: { clusters: ClusterStatus[] } & Confirmation,
) {
  const { clusters, confirmedAt, live } = props;
  const table = useTableStyles();
  const classes = useStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const opened = (read('open') ?? '').split(',').filter(Boolean);
  if (clusters.length === 0) {
    return (
      <Notice icon={CloudOff} title={t('clusters.none')}>
        <Typography variant="body2">
          {t('clusters.noneWhy', { kubernetes: <code>kubernetes</code> })}
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
      <Paper variant="outlined" className={classes.box}>
        <ScrollBox label={t('clusters.table')}>
          <Table size="small" className={table.table}>
            <TableHead>
              <TableRow>
                <TableCell>{t('clusters.column.cluster')}</TableCell>
                <TableCell>{t('clusters.column.state')}</TableCell>
                <TableCell>{t('clusters.column.versions')}</TableCell>
                <TableCell>{t('clusters.column.providers')}</TableCell>
                <TableCell>{t('clusters.column.kinds')}</TableCell>
                <TableCell>{t('clusters.column.metrics')}</TableCell>
                <TableCell>{t('clusters.column.read')}</TableCell>
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
