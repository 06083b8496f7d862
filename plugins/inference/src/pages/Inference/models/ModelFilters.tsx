// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';
import { FilterBar } from '../../../components/FilterBar';
import { useTexts } from '../../../hooks/useTexts';
import { isNobodys } from '../../../lib/filterModels';
import { NOBODY } from '../../../lib/filterPools';
import { HEALTHS } from '../../../lib/rankHealth';
import { useWrittenFilters } from '../useWrittenFilters';

/** Which models are shown; the address holds it. */
export function ModelFilters(props: { models: ServedModel[] }) {
  const { models } = props;
  const t = useTexts();
  const { writeHealth, writeOwner } = useWrittenFilters();
  const owners = useMemo(
    () => [
      ...(models.some(isNobodys) ? [NOBODY] : []),
      ...[...new Set(models.flatMap(model => model.owners))].sort(),
    ],
    [models],
  );
  return (
    <FilterBar
      label={t('models.filter.label')}
      textLabel={t('models.filter.text')}
      choices={[
        {
          name: 'health',
          label: t('pools.filter.health'),
          options: [...HEALTHS],
          writeOption: writeHealth,
        },
        {
          name: 'owner',
          label: t('pools.filter.owner'),
          options: owners,
          writeOption: writeOwner,
        },
      ]}
    />
  );
}
