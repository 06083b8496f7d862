// SPDX-License-Identifier: Apache-2.0
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';
import { Column } from '../../../components/table/Column';
import { byNumber, byText } from '../../../components/table/sorting';
import { Texts } from '../../../hooks/useTexts';
import { rankHealth } from '../../../lib/rankHealth';
import {
  EntitiesCell,
  HealthCell,
  NameCell,
  OwnersCell,
  PoolsCell,
} from './ModelCells';

/** The columns of the table of models. */
export function modelColumns(t: Texts): Array<Column<ServedModel>> {
  return [
    {
      key: 'health',
      label: t('models.column.health'),
      meaning: t('models.column.healthMeaning'),
      width: 116,
      compare: byNumber(({ health }) => rankHealth(health)),
      Cell: HealthCell,
    },
    {
      key: 'model',
      label: t('models.column.model'),
      meaning: t('models.column.modelMeaning'),
      width: 230,
      heading: true,
      compare: byText(({ name }) => name),
      Cell: NameCell,
    },
    {
      key: 'pools',
      label: t('models.column.pools'),
      meaning: t('models.column.poolsMeaning'),
      width: 300,
      startDescending: true,
      compare: byNumber(({ pools }) => pools.length),
      Cell: PoolsCell,
    },
    {
      key: 'entities',
      label: t('models.column.entities'),
      meaning: t('models.column.entitiesMeaning'),
      width: 130,
      compare: byText(({ entities }) => entities.join()),
      Cell: EntitiesCell,
    },
    {
      key: 'owners',
      label: t('models.column.owners'),
      meaning: t('models.column.ownersMeaning'),
      width: 120,
      compare: byText(({ owners }) => owners.join()),
      Cell: OwnersCell,
    },
  ];
}
