// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterStatus,
  KindStatus,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Dash } from '../../../components/Dash';
import { FindingList } from '../../../components/FindingList';
import { KindStateMark } from '../../../components/KindStateMark';
import { useTableStyles } from '../../../components/tableStyles';
import { groupKinds, unneededKinds } from '../../../lib/groupKinds';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(1),
    },
  }),
  { name: 'InferenceClusterDetails' },
);

/** What of a cluster is read, what is not, and why. */
export function ClusterDetails(props: { cluster: ClusterStatus }) {
  const { kinds, unreadable, findings, metrics } = props.cluster;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {findings.length > 0 && <FindingList findings={findings} />}
      {unreadable.length > 0 && <UnreadableList objects={unreadable} />}
      {kinds.length > 0 ? (
        <>
          <KindTable kinds={kinds} />
          <UnneededKinds kinds={unneededKinds(kinds)} />
        </>
      ) : (
        <Typography variant="body2">
          Nothing was read of the cluster yet.
        </Typography>
      )}
      {metrics.choice && (
        <Typography variant="body2" color="textSecondary">
          Metrics: {metrics.choice}.
        </Typography>
      )}
    </div>
  );
}

function KindTable(props: { kinds: KindStatus[] }) {
  const table = useTableStyles();
  return (
    <Table size="small" className={table.table}>
      <TableHead>
        <TableRow>
          <TableCell>Kind</TableCell>
          <TableCell>API version</TableCell>
          <TableCell>State</TableCell>
          <TableCell align="right">Objects</TableCell>
          <TableCell>Why</TableCell>
          <TableCell align="right">Last read</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {groupKinds(props.kinds).flatMap(group =>
          group.kinds.map(
            ({ kind, group: apiGroup, version, state, ...rest }) => (
              <TableRow key={`${apiGroup}/${version} ${kind}`}>
                <TableCell className={table.nowrap}>{kind}</TableCell>
                <TableCell className={table.nowrap}>
                  {apiGroup ? `${apiGroup}/${version}` : version}
                </TableCell>
                <TableCell>
                  <KindStateMark state={state} />
                </TableCell>
                <TableCell className={table.number}>
                  {state === 'watching' ? (
                    rest.objects
                  ) : (
                    <Dash why={rest.reason ?? `the kind is ${state}`} />
                  )}
                </TableCell>
                <TableCell className={table.words}>{rest.reason}</TableCell>
                <TableCell className={table.number}>
                  {rest.lastSyncedAt ? (
                    <Age at={rest.lastSyncedAt} suffix="ago" />
                  ) : (
                    <Dash why="not read since the portal started" />
                  )}
                </TableCell>
              </TableRow>
            ),
          ),
        )}
      </TableBody>
    </Table>
  );
}

function UnneededKinds(props: { kinds: KindStatus[] }) {
  const names = [...new Set(props.kinds.map(({ kind }) => kind))];
  return names.length > 0 ? (
    <Typography variant="body2" color="textSecondary">
      Not installed, and not needed: {names.join(', ')}.
    </Typography>
  ) : null;
}

function UnreadableList(props: { objects: UnreadableObject[] }) {
  return (
    <div>
      <Typography variant="body2">
        Objects that do not match their schema, so nothing is told of them:
      </Typography>
      <ul>
        {props.objects.map(({ apiVersion, kind, namespace, name, reason }) => (
          <Typography
            key={`${apiVersion} ${kind} ${namespace}/${name}`}
            component="li"
            variant="body2"
          >
            {kind} {namespace && `${namespace}/`}
            {name} ({apiVersion}): {reason}
          </Typography>
        ))}
      </ul>
    </div>
  );
}
