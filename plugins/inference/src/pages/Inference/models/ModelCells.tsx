// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { EntityLinks } from '../../../components/EntityLinks';
import { HealthMark } from '../../../components/HealthMark';
import { Mark } from '../../../components/Mark';
import { useTableStyles } from '../../../components/tableStyles';
import { Tip } from '../../../components/Tip';
import { useTexts } from '../../../hooks/useTexts';
import { isNobodys } from '../../../lib/filterModels';
import { poolKey } from '../../../lib/poolKey';

/** Of a model that hundreds of pools serve, so many are named here. */
const MAX_POOLS = 5;

/** What stands in the cells of a model's row. */
interface CellProps {
  row: ServedModel;
}

export const HealthCell = ({ row }: CellProps) => (
  <HealthMark health={row.health} />
);

export const NameCell = ({ row }: CellProps) => (
  <>
    <strong>{row.name}</strong>
    {row.health !== 'healthy' && <div>{row.reason}</div>}
  </>
);

export function PoolsCell({ row }: CellProps) {
  const t = useTexts();
  const table = useTableStyles();
  const more = row.pools.length - MAX_POOLS;
  return (
    <>
      {row.pools.slice(0, MAX_POOLS).map(pool => {
        const { cluster, namespace, name, health, endpoints, adapter } = pool;
        return (
          <div key={poolKey(pool)}>
            <Link
              to={`?${new URLSearchParams({ q: name, cluster, namespace })}`}
              tabIndex={-1}
              data-tip=""
            >
              {name}
            </Link>{' '}
            <span className={table.quiet}>
              {cluster}/{namespace}
              {adapter && ` ${t('models.adapter')}`}
            </span>{' '}
            <Tip text={t('models.poolReady', endpoints)}>
              <HealthMark health={health} />
            </Tip>
          </div>
        );
      })}
      {more > 0 && (
        <Link
          to={`?${new URLSearchParams({ model: row.name })}`}
          tabIndex={-1}
          data-tip=""
        >
          {t('models.more', { count: more })}
        </Link>
      )}
    </>
  );
}

export function EntitiesCell({ row }: CellProps) {
  const t = useTexts();
  return isNobodys(row) ? (
    <Tip text={t('models.nobodyWhy', { name: row.name })}>
      <Mark tone="warning" icon={ReportProblem}>
        {t('models.nobody')}
      </Mark>
    </Tip>
  ) : (
    <EntityLinks refs={row.entities} to="inference" />
  );
}

export function OwnersCell({ row }: CellProps) {
  const t = useTexts();
  return row.owners.length > 0 ? (
    <EntityLinks refs={row.owners} to="catalog" />
  ) : (
    <Dash why={isNobodys(row) ? t('pools.noEntity') : t('pools.noOwner')} />
  );
}
