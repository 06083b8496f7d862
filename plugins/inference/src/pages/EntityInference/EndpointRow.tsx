// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../components/Age';
import { Dash } from '../../components/Dash';
import { RatioBar } from '../../components/RatioBar';
import { LoadAge } from '../../components/LoadAge';
import { SignalValue } from '../../components/SignalValue';
import { Tip } from '../../components/Tip';
import { useTableStyles } from '../../components/tableStyles';
import { toneBackground } from '../../components/tones';
import { explainNoEndpointLoad } from '../../lib/explainNoLoad';
import { EndpointState } from './EndpointState';

const useStyles = makeStyles(
  theme => ({
    // Twice the class, to lie above the theme's stripes.
    ratio: { display: 'inline-block', minWidth: 48 },
    notReady: { '&&': { background: toneBackground(theme, 'bad') } },
  }),
  { name: 'InferenceEndpointRow' },
);

/** Narrow, what one seldom compares stands under the pod's name. */
export const EndpointRow = memo(
  (props: { endpoint: Endpoint; narrow: boolean }) => {
    const { endpoint, narrow } = props;
    const { pod, address, adapters, role, load } = endpoint;
    const table = useTableStyles();
    const classes = useStyles();
    const missing = explainNoEndpointLoad(endpoint);
    const notes = [
      role,
      adapters.length > 0 && `adapters ${adapters.join(', ')}`,
    ]
      .filter(Boolean)
      .join(' · ');
    return (
      <TableRow className={endpoint.ready ? undefined : classes.notReady}>
        <TableCell
          className={endpoint.ready || narrow ? undefined : table.words}
        >
          <EndpointState endpoint={endpoint} narrow={narrow} />
        </TableCell>
        <TableCell className={table.name}>
          {address ? <Tip text={`Address ${address}`}>{pod}</Tip> : pod}
          {notes && <div className={table.quiet}>{notes}</div>}
          {narrow && (
            <div className={table.quiet}>
              on <NodeName endpoint={endpoint} /> · restarts{' '}
              <Restarts endpoint={endpoint} /> · up{' '}
              <UpFor endpoint={endpoint} /> · read{' '}
              <LoadAge load={load} missing={missing} />
            </div>
          )}
        </TableCell>
        {!narrow && (
          <TableCell className={table.nowrap}>
            <NodeName endpoint={endpoint} />
          </TableCell>
        )}
        <TableCell className={table.number}>
          <SignalValue signal="runningRequests" load={load} missing={missing} />
        </TableCell>
        <TableCell className={table.number}>
          <SignalValue signal="queueDepth" load={load} missing={missing} />
        </TableCell>
        <TableCell className={table.number}>
          {!narrow && load?.kvCacheRatio !== undefined && (
            <RatioBar ratio={load.kvCacheRatio} />
          )}
          <span className={classes.ratio}>
            <SignalValue signal="kvCacheRatio" load={load} missing={missing} />
          </span>
        </TableCell>
        <TableCell className={table.number}>
          <SignalValue signal="ttftP50" load={load} missing={missing} />
          {' / '}
          <SignalValue signal="ttftP95" load={load} missing={missing} />
        </TableCell>
        {!narrow && (
          <>
            <TableCell className={table.number}>
              <Restarts endpoint={endpoint} />
            </TableCell>
            <TableCell className={table.number}>
              <UpFor endpoint={endpoint} />
            </TableCell>
            <TableCell className={table.number}>
              <LoadAge load={load} missing={missing} />
            </TableCell>
          </>
        )}
      </TableRow>
    );
  },
);

function NodeName(props: { endpoint: Endpoint }) {
  const { node } = props.endpoint;
  return node ? <>{node}</> : <Dash why="the pod is on no node yet" />;
}

function Restarts(props: { endpoint: Endpoint }) {
  const { restarts } = props.endpoint;
  return restarts > 0 ? <strong>{restarts}</strong> : <>{restarts}</>;
}

function UpFor(props: { endpoint: Endpoint }) {
  const { startedAt } = props.endpoint;
  return startedAt ? (
    <Age at={startedAt} />
  ) : (
    <Dash why="the pod has not started" />
  );
}
