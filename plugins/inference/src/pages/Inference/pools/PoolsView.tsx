// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import SearchIcon from '@material-ui/icons/Search';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { AsOf } from '../../../components/AsOf';
import { Confirmation } from '../../../components/LiveAnswer';
import { Notice } from '../../../components/Notice';
import { ColumnChooser } from '../../../components/table/ColumnChooser';
import { formatSorting, parseSorting } from '../../../components/table/sorting';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { filterPools } from '../../../lib/filterPools';
import { parseHealth } from '../../../lib/rankHealth';
import { useListStyles } from '../listStyles';
import { DEFAULT_POOL_COLUMNS, poolColumns } from './poolColumns';
import { POOL_FILTERS, PoolFilters } from './PoolFilters';
import { PoolTable } from './PoolTable';

/** All pools, worst first, narrowed, sorted and told as the address says. */
export function PoolsView(props: { pools: PoolSummary[] } & Confirmation) {
  const { pools, confirmedAt, live } = props;
  const classes = useListStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const found = useFoundPools(pools);
  const columns = useMemo(() => poolColumns(t), [t]);
  const chosenText = read('columns');
  const chosen = useMemo(
    () => chosenText?.split(',') ?? DEFAULT_POOL_COLUMNS,
    [chosenText],
  );
  const shown = useMemo(
    () => columns.filter(({ key, heading }) => heading || chosen.includes(key)),
    [columns, chosen],
  );
  const sortText = read('sort');
  const sorting = useMemo(() => parseSorting(sortText), [sortText]);

  if (pools.length === 0) {
    return (
      <Notice icon={SearchIcon} title={t('pools.none')}>
        <Typography variant="body2">
          {t('pools.noneWhy', {
            clusters: <Link to="?tab=clusters">{t('page.clusters')}</Link>,
          })}
        </Typography>
      </Notice>
    );
  }
  return (
    <div className={classes.root}>
      <PoolFilters pools={pools} />
      <div className={classes.line}>
        <Typography variant="body2" color="textSecondary" aria-live="polite">
          {found.length < pools.length
            ? t('pools.matching', { count: pools.length, found: found.length })
            : t('pools.all', { count: pools.length })}
        </Typography>
        <div className={classes.line}>
          <AsOf at={confirmedAt} live={live} />
          <ColumnChooser
            columns={columns}
            chosen={chosen}
            onChange={keys =>
              write({
                columns: isDefault(keys) ? undefined : keys.join(',') || 'pool',
              })
            }
          />
        </div>
      </div>
      {found.length > 0 && (
        <PoolTable
          pools={found}
          columns={shown}
          label={t(sorting ? 'pools.tableSorted' : 'pools.table')}
          view={[sortText, ...POOL_FILTERS.map(read), read('q')].join('\n')}
          sorting={sorting}
          onSort={next => write({ sort: formatSorting(next) })}
        />
      )}
    </div>
  );
}

function useFoundPools(pools: PoolSummary[]): PoolSummary[] {
  const { read } = useUrlState();
  const cluster = read('cluster');
  const namespace = read('namespace');
  const health = parseHealth(read('health'));
  const owner = read('owner');
  const model = read('model');
  const provider = read('provider');
  const text = read('q');
  return useMemo(
    () =>
      filterPools(pools, {
        cluster,
        namespace,
        health,
        owner,
        model,
        provider,
        text,
      }),
    [pools, cluster, namespace, health, owner, model, provider, text],
  );
}

function isDefault(keys: string[]): boolean {
  return keys.join() === DEFAULT_POOL_COLUMNS.join();
}
