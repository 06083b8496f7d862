// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { EntityGateway } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { ConditionMark } from '../../components/ConditionMark';
import { Dash } from '../../components/Dash';
import { SlashedName } from '../../components/SlashedName';
import { ScrollBox } from '../../components/ScrollBox';
import { useNarrow } from '../../hooks/useNarrow';
import { useTableStyles } from '../../components/tableStyles';

/** Below it, what belongs together shares a column. */
const NARROW_PX = 820;

/** The gateways whose routes lead to the pools. */
export const GatewayTable = memo((props: { gateways: EntityGateway[] }) => {
  const classes = useTableStyles();
  const t = useTexts();
  const [box, narrow] = useNarrow(NARROW_PX);
  return (
    <Paper variant="outlined" ref={box}>
      <ScrollBox label={t('entity.gatewaysLabel')}>
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>{t('entity.gateway')}</TableCell>
              {!narrow && <TableCell>{t('entity.cluster')}</TableCell>}
              <TableCell>
                {narrow ? t('entity.classController') : t('entity.class')}
              </TableCell>
              {!narrow && <TableCell>{t('entity.controllerLabel')}</TableCell>}
              <TableCell>{t('entity.addresses')}</TableCell>
              <TableCell>{t('entity.status')}</TableCell>
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
                    <Dash why={t('entity.noAddress')} />
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
  const t = useTexts();
  return controller ? (
    <SlashedName name={controller} />
  ) : (
    <Dash why={t('entity.noController')} />
  );
}
