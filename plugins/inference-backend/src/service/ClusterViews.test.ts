// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { createViews } from '../__testUtils__/createViews';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('says when a cluster was last heard of though nothing in it changed', async () => {
  let lastSyncedAt = '2026-01-02T03:04:05Z';
  const { views } = await createViews(databases, {
    lastSyncedAt: () => lastSyncedAt,
  });
  const shown = () => views.statuses().map(status => status.lastSyncedAt);
  expect(shown()).toEqual(['2026-01-02T03:04:05Z']);
  lastSyncedAt = '2026-01-02T03:05:05Z';
  expect(shown()).toEqual(['2026-01-02T03:05:05Z']);
});
