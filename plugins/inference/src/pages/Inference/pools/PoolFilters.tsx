// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { FilterBar } from '../../../components/FilterBar';
import { useTexts } from '../../../hooks/useTexts';
import { NOBODY } from '../../../lib/filterPools';
import { HEALTHS } from '../../../lib/rankHealth';
import { useWrittenFilters } from '../useWrittenFilters';

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
  const t = useTexts();
  const { writeHealth, writeOwner } = useWrittenFilters();
  const options = useMemo(() => optionsOf(pools), [pools]);
  return (
    <FilterBar
      label={t('pools.filter.label')}
      textLabel={t('pools.filter.text')}
      choices={POOL_FILTERS.map(name => ({
        name,
        label: t(`pools.filter.${name}`),
        options: options[name],
        ...(name === 'health' && { writeOption: writeHealth }),
        ...(name === 'owner' && { writeOption: writeOwner }),
      }))}
    />
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
