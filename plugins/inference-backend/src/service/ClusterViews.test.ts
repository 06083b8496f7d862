// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { sampleObjects, sampleSnapshot } from '../core/testing/sampleObjects';
import { createHistory } from '../history/createHistory';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { CatalogEntities } from './CatalogEntities';
import { ClusterViews } from './ClusterViews';
import { RolloutLimits } from './RolloutLimits';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('says when a cluster was last heard of though nothing in it changed', async () => {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  let lastSyncedAt = '2026-01-02T03:04:05Z';
  const snapshot = () => sampleSnapshot(sampleObjects(), { lastSyncedAt });
  const { chronicles } = await createHistory({
    database: { getClient: () => databases.init('SQLITE_3') },
    clock,
    logger,
  });
  const views = new ClusterViews({
    states: {
      names: () => [snapshot().cluster],
      snapshots: () => [snapshot()],
      snapshot,
      onChange: () => () => {},
    },
    load: {
      endpoint: () => undefined,
      servedModels: () => undefined,
      pool: () => undefined,
      models: () => new Map(),
      split: () => undefined,
      status: () => ({ source: 'proxy', state: 'ok', targets: 5, failing: 0 }),
      onRound: () => () => {},
    },
    catalog: new CatalogEntities(
      catalogServiceMock(),
      mockServices.auth(),
      logger,
    ),
    chronicles,
    limits: new RolloutLimits(),
    clock,
    logger,
  });
  const shown = () => views.statuses().map(status => status.lastSyncedAt);
  expect(shown()).toEqual(['2026-01-02T03:04:05Z']);
  lastSyncedAt = '2026-01-02T03:05:05Z';
  expect(shown()).toEqual(['2026-01-02T03:05:05Z']);
});
