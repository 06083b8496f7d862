// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { Column } from '../../../components/table/Column';
import { byNumber, byText } from '../../../components/table/sorting';
import { Texts } from '../../../hooks/useTexts';
import { rankHealth } from '../../../lib/rankHealth';
import {
  EntitiesCell,
  FindingsCell,
  GatewaysCell,
  HealthCell,
  ModelsCell,
  NameCell,
  ofLoad,
  OwnersCell,
  PickerCell,
  PlaceCell,
  ProvidersCell,
  ReadCell,
  ReadyCell,
  signalCell,
} from './PoolCells';

type PoolColumn = Column<PoolSummary>;

/** Columns that are shown where the address chooses none. */
export const DEFAULT_POOL_COLUMNS = [
  'health',
  'pool',
  'place',
  'entities',
  'models',
  'ready',
  'picker',
  'requests',
  'queue',
  'kv',
  'ttft',
  'read',
];

/** Signals whose last hour a column draws. */
export const COURSE_OF_COLUMN: Record<string, string> = {
  requests: 'requestRate',
  errors: 'errorRate',
  queue: 'queueDepth',
  kv: 'kvCacheRatio',
  prefix: 'prefixHitRatio',
  ttft: 'ttftMs.p95',
  itl: 'itlMs.p95',
  tokens: 'tokensPerSecond',
};

/** Cells are components: made once, or every cell would be another at each render. */
const CELLS = {
  requests: signalCell('requestRate', COURSE_OF_COLUMN.requests),
  errors: signalCell('errorRate', COURSE_OF_COLUMN.errors),
  queue: signalCell('queueDepth', COURSE_OF_COLUMN.queue),
  running: signalCell('runningRequests'),
  kv: signalCell('kvCacheRatio', COURSE_OF_COLUMN.kv),
  prefix: signalCell('prefixHitRatio', COURSE_OF_COLUMN.prefix),
  ttft: signalCell('ttftP95', COURSE_OF_COLUMN.ttft),
  itl: signalCell('itlP95', COURSE_OF_COLUMN.itl),
  tokens: signalCell('tokensPerSecond', COURSE_OF_COLUMN.tokens),
};

const READS = {
  requests: ofLoad(load => load.requestRate),
  errors: ofLoad(load => load.errorRate),
  queue: ofLoad(load => load.queueDepth),
  running: ofLoad(load => load.runningRequests),
  kv: ofLoad(load => load.kvCacheRatio),
  prefix: ofLoad(load => load.prefixHitRatio),
  ttft: ofLoad(load => load.ttftMs?.p95),
  itl: ofLoad(load => load.itlMs?.p95),
  tokens: ofLoad(load => load.tokensPerSecond),
};

/**
 * Every column a table of pools can have, in the order in which they stand. Those
 * that are shown at first fit beside the sidebar of a screen of 1,400 px.
 */
export function poolColumns(t: Texts): PoolColumn[] {
  return [
    {
      key: 'health',
      label: t('pools.column.health'),
      meaning: t('pools.column.healthMeaning'),
      width: 116,
      compare: byNumber(({ health }) => rankHealth(health)),
      Cell: HealthCell,
    },
    {
      key: 'pool',
      label: t('pools.column.pool'),
      meaning: t('pools.column.poolMeaning'),
      width: 164,
      heading: true,
      compare: byText(({ name }) => name),
      Cell: NameCell,
    },
    {
      key: 'place',
      label: t('pools.column.place'),
      meaning: t('pools.column.placeMeaning'),
      width: 80,
      compare: byText(({ cluster, namespace }) => `${cluster} ${namespace}`),
      Cell: PlaceCell,
    },
    {
      key: 'entities',
      label: t('pools.column.entities'),
      meaning: t('pools.column.entitiesMeaning'),
      width: 96,
      compare: byText(({ entities }) => entities.join()),
      Cell: EntitiesCell,
    },
    {
      key: 'owners',
      label: t('pools.column.owners'),
      meaning: t('pools.column.ownersMeaning'),
      width: 110,
      compare: byText(({ owners }) => owners.join()),
      Cell: OwnersCell,
    },
    {
      key: 'models',
      label: t('pools.column.models'),
      meaning: t('pools.column.modelsMeaning'),
      width: 110,
      compare: byText(({ models }) => models.join()),
      Cell: ModelsCell,
    },
    {
      key: 'providers',
      label: t('pools.column.providers'),
      meaning: t('pools.column.providersMeaning'),
      width: 120,
      compare: byText(({ providers }) => providers.join()),
      Cell: ProvidersCell,
    },
    {
      key: 'gateways',
      label: t('pools.column.gateways'),
      meaning: t('pools.column.gatewaysMeaning'),
      width: 160,
      compare: byText(({ gateways }) => gateways.join()),
      Cell: GatewaysCell,
    },
    {
      key: 'ready',
      label: t('pools.column.ready'),
      meaning: t('pools.column.readyMeaning'),
      width: 62,
      number: true,
      compare: byNumber(({ endpoints: { ready, total } }) =>
        total > 0 ? ready / total : undefined,
      ),
      Cell: ReadyCell,
    },
    {
      key: 'picker',
      label: t('pools.column.picker'),
      meaning: t('pools.column.pickerMeaning'),
      width: 100,
      compare: byNumber(({ picker }) => rankHealth(picker.health)),
      Cell: PickerCell,
    },
    {
      key: 'findings',
      label: t('pools.column.findings'),
      meaning: t('pools.column.findingsMeaning'),
      width: 104,
      startDescending: true,
      compare: byNumber(
        ({ findings: { error, warning, info } }) =>
          error * 1e6 + warning * 1e3 + info,
      ),
      Cell: FindingsCell,
    },
    ...signalColumns(t),
    {
      key: 'read',
      label: t('pools.column.read'),
      meaning: t('pools.column.readMeaning'),
      width: 60,
      number: true,
      compare: byNumber(({ load }) => load && Date.parse(load.at)),
      Cell: ReadCell,
    },
  ];
}

function signalColumns(t: Texts): PoolColumn[] {
  const column = (
    key: keyof typeof CELLS,
    texts: { label: string; meaning: string },
  ): PoolColumn => ({
    key,
    ...texts,
    width: 80,
    number: true,
    startDescending: true,
    compare: byNumber(READS[key]),
    Cell: CELLS[key],
  });
  return [
    column('requests', {
      label: t('pools.column.requests'),
      meaning: t('pools.column.requestsMeaning'),
    }),
    column('errors', {
      label: t('pools.column.errors'),
      meaning: t('pools.column.errorsMeaning'),
    }),
    column('queue', {
      label: t('pools.column.queue'),
      meaning: t('pools.column.queueMeaning'),
    }),
    column('running', {
      label: t('pools.column.running'),
      meaning: t('pools.column.runningMeaning'),
    }),
    column('kv', {
      label: t('pools.column.kv'),
      meaning: t('pools.column.kvMeaning'),
    }),
    column('prefix', {
      label: t('pools.column.prefix'),
      meaning: t('pools.column.prefixMeaning'),
    }),
    column('ttft', {
      label: t('pools.column.ttft'),
      meaning: t('pools.column.ttftMeaning'),
    }),
    column('itl', {
      label: t('pools.column.itl'),
      meaning: t('pools.column.itlMeaning'),
    }),
    column('tokens', {
      label: t('pools.column.tokens'),
      meaning: t('pools.column.tokensMeaning'),
    }),
  ];
}
