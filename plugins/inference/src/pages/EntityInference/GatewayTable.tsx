// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { EntityGateway } from '@inference-portal/backstage-plugin-inference-common';
import { ConditionMark } from '../../components/ConditionMark';
import { Dash } from '../../components/Dash';
import { ScrollBox } from '../../components/ScrollBox';
import { useNarrow } from '../../hooks/useNarrow';
import { useTableStyles } from '../../components/tableStyles';

/** Below it, what belongs together shares a column. */
const NARROW_PX = 820;

/** The gateways whose routes lead to the pools. */
export const GatewayTable = memo((props: { gateways: EntityGateway[] }) => {
  const classes = useTableStyles();
  const [box, narrow] = useNarrow(NARROW_PX);
  return (
    <Paper variant="outlined" ref={box}>
      <ScrollBox label="Gateways">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>Gateway</TableCell>
              {!narrow && <TableCell>Cluster</TableCell>}
              <TableCell>Class{narrow && ', controller'}</TableCell>
              {!narrow && <TableCell>Controller</TableCell>}
              <TableCell>Addresses</TableCell>
              <TableCell>Status</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {props.gateways.map(gateway => (
              <TableRow
                key={`${gateway.cluster}/${gateway.namespace}/${gateway.name}`}
              >
                <TableCell className={classes.name}>
                  {gateway.namespace}/{gateway.name}
                  {narrow && (
                    <div className={classes.quiet}>{gateway.cluster}</div>
                  )}
                </TableCell>
                {!narrow && (
                  <TableCell className={classes.nowrap}>
                    {gateway.cluster}
                  </TableCell>
                )}
                <TableCell className={narrow ? classes.name : classes.nowrap}>
                  {gateway.className}
                  {narrow && (
                    <div className={classes.quiet}>
                      <Controller gateway={gateway} />
                    </div>
                  )}
                </TableCell>
                {!narrow && (
                  <TableCell className={classes.name}>
                    <Controller gateway={gateway} />
                  </TableCell>
                )}
                <TableCell className={classes.name}>
                  {gateway.addresses.length > 0 ? (
                    gateway.addresses.join(', ')
                  ) : (
                    <Dash why="the controller gave the gateway no address" />
                  )}
                </TableCell>
                <TableCell>
                  <ConditionMark
                    name="Programmed"
                    status={gateway.programmed}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
    </Paper>
  );
});

function Controller(props: { gateway: EntityGateway }) {
  const { controller } = props.gateway;
  return controller ? (
    <>{controller}</>
  ) : (
    <Dash why="the class does not exist, so no controller is known" />
  );
}
