// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../components/Age';
import { Dash } from '../../components/Dash';
import { HealthMark } from '../../components/HealthMark';
import { LoadAge } from '../../components/LoadAge';
import { SignalValue } from '../../components/SignalValue';
import { useTableStyles } from '../../components/tableStyles';
import { useInferencePath } from '../../hooks/useInferencePath';
import { explainNoLoad } from '../../lib/explainNoLoad';

export const PoolRow = memo((props: { pool: PoolSummary }) => {
  const { pool } = props;
  const { health, endpoints, picker, models, load, staleSince } = pool;
  const table = useTableStyles();
  const missing = explainNoLoad(pool);
  return (
    <TableRow>
      <TableCell>
        <HealthMark health={health} />
      </TableCell>
      <TableCell className={table.words}>
        <strong>{pool.name}</strong>
        {pool.simulated && <span className={table.quiet}> simulated</span>}
        {health !== 'healthy' && <div>{pool.reason}</div>}
      </TableCell>
      <TableCell>
        {pool.cluster}
        <div className={table.quiet}>{pool.namespace}</div>
        {staleSince && (
          <div className={table.nowrap}>
            as it was <Age at={staleSince} suffix="ago" />
          </div>
        )}
      </TableCell>
      <TableCell>
        <PoolEntities refs={pool.entities} />
      </TableCell>
      <TableCell className={table.name}>
        {models.length > 0 ? (
          models.map(model => <div key={model}>{model}</div>)
        ) : (
          <Dash why="no endpoint has told which models it serves" />
        )}
      </TableCell>
      <TableCell className={table.number}>
        {endpoints.ready} of {endpoints.total}
      </TableCell>
      <TableCell>
        {picker.name ? (
          <span
            title={`${picker.name}: ${picker.replicas.ready} of ${picker.replicas.total} replicas ready`}
          >
            <HealthMark health={picker.health} />
          </span>
        ) : (
          <Dash why="the pool names no endpoint picker" />
        )}
      </TableCell>
      {(['requestRate', 'queueDepth', 'kvCacheRatio', 'ttftP95'] as const).map(
        signal => (
          <TableCell key={signal} className={table.number}>
            <SignalValue signal={signal} load={load} missing={missing} />
          </TableCell>
        ),
      )}
      <TableCell className={table.number}>
        <LoadAge load={load} missing={missing} />
      </TableCell>
    </TableRow>
  );
});

/** Links to the entities' own tab. */
function PoolEntities(props: { refs: string[] }) {
  const pathOf = useInferencePath();
  if (props.refs.length === 0) {
    return <Dash why="no catalog entity names this pool or its models" />;
  }
  return (
    <>
      {props.refs.map(ref => {
        const parsed = parseEntityRef(ref);
        return (
          <div key={ref}>
            <Link to={pathOf(parsed)} title={ref}>
              {parsed.name}
            </Link>
          </div>
        );
      })}
    </>
  );
}
