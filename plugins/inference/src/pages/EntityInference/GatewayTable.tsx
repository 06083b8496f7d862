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
import { useTableStyles } from '../../components/tableStyles';

/** The gateways whose routes lead to the pools. */
export const GatewayTable = memo((props: { gateways: EntityGateway[] }) => {
  const classes = useTableStyles();
  return (
    <Paper variant="outlined">
      <ScrollBox label="Gateways">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>Gateway</TableCell>
              <TableCell>Cluster</TableCell>
              <TableCell>Class</TableCell>
              <TableCell>Controller</TableCell>
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
                </TableCell>
                <TableCell className={classes.nowrap}>
                  {gateway.cluster}
                </TableCell>
                <TableCell className={classes.nowrap}>
                  {gateway.className}
                </TableCell>
                <TableCell className={classes.name}>
                  {gateway.controller ?? (
                    <Dash why="the class does not exist, so no controller is known" />
                  )}
                </TableCell>
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
