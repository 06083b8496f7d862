// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState } from 'react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { AsOf } from '../../components/AsOf';
import { Notice } from '../../components/Notice';
import { Pager } from '../../components/Pager';
import { useUrlState } from '../../hooks/useUrlState';
import { filterPools } from '../../lib/filterPools';
import { parseHealth } from '../../lib/rankHealth';
import { PoolFilters } from './PoolFilters';
import { PoolTable } from './PoolTable';

const PAGE_SIZE = 50;

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'InferencePoolsView' },
);

/** All pools, worst first, narrowed by what the address says. */
export function PoolsView(props: {
  pools: PoolSummary[];
  confirmedAt: number;
  live: boolean;
}) {
  const { pools, confirmedAt, live } = props;
  const classes = useStyles();
  const { read } = useUrlState();
  const [page, setPage] = useState(0);
  const cluster = read('cluster');
  const namespace = read('namespace');
  const health = parseHealth(read('health'));
  const text = read('q');
  const found = useMemo(
    () => filterPools(pools, { cluster, namespace, health, text }),
    [pools, cluster, namespace, health, text],
  );
  useEffect(() => setPage(0), [cluster, namespace, health, text]);
  const lastPage = Math.max(0, Math.ceil(found.length / PAGE_SIZE) - 1);
  const shownPage = Math.min(page, lastPage);

  if (pools.length === 0) {
    return (
      <Notice icon={SearchIcon} title="No pool was found in any cluster">
        <Typography variant="body2">
          The portal shows every InferencePool that it may read. See{' '}
          <Link to="?tab=clusters">Clusters</Link> for what it reads where, and
          what it is refused.
        </Typography>
      </Notice>
    );
  }
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <PoolFilters pools={pools} />
        <AsOf at={confirmedAt} live={live} />
      </div>
      <Pager
        what={found.length < pools.length ? 'matching pools' : 'pools'}
        page={shownPage}
        pageSize={PAGE_SIZE}
        total={found.length}
        onChange={setPage}
      />
      {found.length > 0 && (
        <PoolTable
          pools={found.slice(
            shownPage * PAGE_SIZE,
            (shownPage + 1) * PAGE_SIZE,
          )}
        />
      )}
    </div>
  );
}
