// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogEntities } from './CatalogEntities';
import { createViews } from './testing/createViews';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function createServices() {
  const logger = mockServices.logger.mock();
  return {
    database: { getClient: () => databases.init('SQLITE_3') },
    logger,
    catalog: new CatalogEntities(
      catalogServiceMock(),
      mockServices.auth(),
      logger,
    ),
  };
}

it('says when a cluster was last heard of though nothing in it changed', async () => {
  let lastSyncedAt = '2026-01-02T03:04:05Z';
  const { views } = await createViews(createServices(), () => lastSyncedAt);
  const shown = () => views.statuses().map(status => status.lastSyncedAt);
  expect(shown()).toEqual(['2026-01-02T03:04:05Z']);
  lastSyncedAt = '2026-01-02T03:05:05Z';
  expect(shown()).toEqual(['2026-01-02T03:05:05Z']);
});
