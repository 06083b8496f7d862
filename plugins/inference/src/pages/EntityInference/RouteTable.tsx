// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import HistoryIcon from '@material-ui/icons/History';
import { RouteRule } from '@inference-portal/backstage-plugin-inference-common';
import { ConditionMark } from '../../components/ConditionMark';
import { Mark } from '../../components/Mark';
import { ScrollBox } from '../../components/ScrollBox';
import { useTableStyles } from '../../components/tableStyles';
import { RouteBackends } from './RouteBackends';

/** Which requests go to which pool. */
export const RouteTable = memo((props: { routes: RouteRule[] }) => {
  const classes = useTableStyles();
  return (
    <Paper variant="outlined">
      <ScrollBox label="Routes">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>Route, rule</TableCell>
              <TableCell>Requests to</TableCell>
              <TableCell>that match</TableCell>
              <TableCell>for models</TableCell>
              <TableCell>go to</TableCell>
              <TableCell>Status</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {props.routes.map(rule => (
              <RouteRow key={routeKey(rule)} rule={rule} />
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
    </Paper>
  );
});

function routeKey({ route, rule, gateway }: RouteRule): string {
  return [route.cluster, route.namespace, route.name, rule, gateway].join('/');
}

const RouteRow = memo((props: { rule: RouteRule }) => {
  const { route, rule, gateway, hostnames, matches, models, backends } =
    props.rule;
  const classes = useTableStyles();
  return (
    <TableRow>
      <TableCell className={classes.name}>
        {route.namespace}/{route.name}, {rule}
        <div className={classes.quiet}>{route.cluster}</div>
      </TableCell>
      <TableCell className={classes.name}>
        {gateway}
        <div className={classes.quiet}>
          {hostnames.length > 0 ? hostnames.join(', ') : 'any host'}
        </div>
      </TableCell>
      <TableCell className={classes.words}>
        {matches.length > 0
          ? matches.map(match => <div key={match}>{match}</div>)
          : 'any request'}
      </TableCell>
      <TableCell className={classes.name}>
        {models.length > 0
          ? models.map(model => <div key={model}>{model}</div>)
          : 'any'}
      </TableCell>
      <TableCell>
        <RouteBackends backends={backends} />
      </TableCell>
      <TableCell>
        <RouteStatus rule={props.rule} />
      </TableCell>
    </TableRow>
  );
});

function RouteStatus(props: { rule: RouteRule }) {
  const { accepted, resolvedRefs, stale } = props.rule;
  return (
    <>
      <div>
        <ConditionMark name="Accepted" status={accepted} />
      </div>
      <div>
        <ConditionMark name="ResolvedRefs" status={resolvedRefs} />
      </div>
      {stale && (
        <div title="The controller wrote this status for an older generation of the route">
          <Mark tone="warning" icon={HistoryIcon}>
            of an older generation
          </Mark>
        </div>
      )}
    </>
  );
}
