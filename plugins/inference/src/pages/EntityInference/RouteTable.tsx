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
import { useTexts } from '../../hooks/useTexts';
import { ConditionMark } from '../../components/ConditionMark';
import { Mark } from '../../components/Mark';
import { Tip } from '../../components/Tip';
import { ScrollBox } from '../../components/ScrollBox';
import { useTableStyles } from '../../components/tableStyles';
import { useNarrow } from '../../hooks/useNarrow';
import { RouteBackends } from './RouteBackends';

/** Below it, what belongs together shares a column. */
const NARROW_PX = 900;

/** Which requests go to which pool. */
export const RouteTable = memo((props: { routes: RouteRule[] }) => {
  const t = useTexts();
  const classes = useTableStyles();
  const [box, narrow] = useNarrow(NARROW_PX);
  return (
    <Paper variant="outlined" ref={box}>
      <ScrollBox label={t('entity.routesLabel')}>
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>{t('entity.routeRule')}</TableCell>
              {!narrow && <TableCell>{t('entity.requestsTo')}</TableCell>}
              <TableCell>
                {narrow ? t('entity.requests') : t('entity.thatMatch')}
              </TableCell>
              {!narrow && <TableCell>{t('entity.forModels')}</TableCell>}
              <TableCell>{t('entity.goTo')}</TableCell>
              <TableCell>{t('entity.status')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {props.routes.map(rule => (
              <RouteRow key={routeKey(rule)} rule={rule} narrow={narrow} />
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

const RouteRow = memo((props: { rule: RouteRule; narrow: boolean }) => {
  const { narrow } = props;
  const { route, rule, gateway, hostnames, matches, models, backends } =
    props.rule;
  const t = useTexts();
  const classes = useTableStyles();
  const hosts =
    hostnames.length > 0 ? hostnames.join(', ') : t('entity.anyHost');
  return (
    <TableRow>
      <TableCell className={classes.name}>
        {route.namespace}/{route.name}, {rule}
        <div className={classes.quiet}>{route.cluster}</div>
        {narrow && (
          <div className={classes.quiet}>
            {t('entity.ofGateway', { gateway })}
          </div>
        )}
      </TableCell>
      {!narrow && (
        <TableCell className={classes.name}>
          {gateway}
          <div className={classes.quiet}>{hosts}</div>
        </TableCell>
      )}
      <TableCell className={narrow ? classes.name : classes.words}>
        {matches.length > 0
          ? matches.map(match => <div key={match}>{match}</div>)
          : t('entity.anyRequest')}
        {narrow && <div className={classes.quiet}>{hosts}</div>}
        {narrow && models.length > 0 && (
          <div className={classes.quiet}>
            {t('entity.modelNames', { names: models.join(', ') })}
          </div>
        )}
      </TableCell>
      {!narrow && (
        <TableCell className={classes.name}>
          {models.length > 0
            ? models.map(model => <div key={model}>{model}</div>)
            : t('entity.any')}
        </TableCell>
      )}
      <TableCell className={narrow ? classes.name : undefined}>
        <RouteBackends backends={backends} wrap={narrow} />
      </TableCell>
      <TableCell>
        <RouteStatus rule={props.rule} />
      </TableCell>
    </TableRow>
  );
});

function RouteStatus(props: { rule: RouteRule }) {
  const { accepted, resolvedRefs, stale } = props.rule;
  const t = useTexts();
  return (
    <>
      <div>
        <ConditionMark name="Accepted" status={accepted} />
      </div>
      <div>
        <ConditionMark name="ResolvedRefs" status={resolvedRefs} />
      </div>
      {stale && (
        <div>
          <Tip text={t('entity.olderGenerationWhy')}>
            <Mark tone="warning" icon={HistoryIcon}>
              {t('entity.olderGeneration')}
            </Mark>
          </Tip>
        </div>
      )}
    </>
  );
}
