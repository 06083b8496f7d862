// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { FilterChoice } from '../../../components/FilterChoice';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { NOBODY } from '../../../lib/filterPools';
import { HEALTHS } from '../../../lib/rankHealth';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    text: { width: 220 },
  }),
  { name: 'InferencePoolFilters' },
);

/** Names in the address of what pools are filtered by. */
export const POOL_FILTERS = [
  'cluster',
  'namespace',
  'health',
  'owner',
  'model',
  'provider',
] as const;

type PoolFilterName = (typeof POOL_FILTERS)[number];

/** Which pools are shown; the address holds it. */
export function PoolFilters(props: { pools: PoolSummary[] }) {
  const { pools } = props;
  const classes = useStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const options = useMemo(() => optionsOf(pools), [pools]);
  const labels: Record<PoolFilterName, string> = {
    cluster: t('pools.filter.cluster'),
    namespace: t('pools.filter.namespace'),
    health: t('pools.filter.health'),
    owner: t('pools.filter.owner'),
    model: t('pools.filter.model'),
    provider: t('pools.filter.provider'),
  };
  const writeOption = (name: PoolFilterName, option: string) => {
    if (name === 'health') {
      const health = HEALTHS.find(known => known === option);
      return health ? t(`shared.health.${health}`) : option;
    }
    if (name === 'owner') {
      return option === NOBODY
        ? t('pools.filter.nobody')
        : parseEntityRef(option).name;
    }
    return option;
  };
  const text = read('q') ?? '';
  const narrowed = text !== '' || POOL_FILTERS.some(name => read(name));
  return (
    <div
      className={classes.root}
      role="search"
      aria-label={t('pools.filter.label')}
    >
      <TextField
        size="small"
        variant="outlined"
        type="search"
        id="inference-filter-text"
        label={t('pools.filter.text')}
        className={classes.text}
        value={text}
        onChange={event => write({ q: event.target.value })}
      />
      {POOL_FILTERS.map(name => (
        <FilterChoice
          key={name}
          id={`inference-filter-${name}`}
          label={labels[name]}
          options={options[name]}
          value={read(name)}
          writeOption={option => writeOption(name, option)}
          onChange={value => write({ [name]: value })}
        />
      ))}
      {narrowed && (
        <Button
          size="small"
          onClick={() =>
            write({
              q: '',
              ...Object.fromEntries(POOL_FILTERS.map(name => [name, ''])),
            })
          }
        >
          {t('filter.showAll')}
        </Button>
      )}
    </div>
  );
}

function optionsOf(pools: PoolSummary[]): Record<PoolFilterName, string[]> {
  const distinct = (read: (pool: PoolSummary) => string[]) =>
    [...new Set(pools.flatMap(read))].sort();
  return {
    cluster: distinct(({ cluster }) => [cluster]),
    namespace: distinct(({ namespace }) => [namespace]),
    health: [...HEALTHS],
    owner: [
      ...(pools.some(({ entities }) => entities.length === 0) ? [NOBODY] : []),
      ...distinct(({ owners }) => owners),
    ],
    model: distinct(({ models }) => models),
    provider: distinct(({ providers }) => providers),
  };
}
