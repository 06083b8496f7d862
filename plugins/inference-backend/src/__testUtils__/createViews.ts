// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ClusterStates, LoadReader } from '../core/ports';
import { sampleObjects, sampleSnapshot } from '../core/testing/sampleObjects';
import { createHistory } from '../history/createHistory';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { CatalogEntities } from '../service/CatalogEntities';
import { ClusterViews } from '../service/ClusterViews';
import { RolloutLimits } from '../service/RolloutLimits';

/**
 * Views of one cluster with sample objects, of which nothing is measured.
 *
 * @param world - `entities`: of the catalog, which is not read yet
 */
export async function createViews(
  databases: TestDatabases,
  {
    lastSyncedAt = () => '2026-01-02T03:04:05Z',
    entities = [],
  }: { lastSyncedAt?: () => string; entities?: Entity[] } = {},
) {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  const history = await createHistory({
    database: { getClient: () => databases.init('SQLITE_3') },
    clock,
    logger,
  });
  const snapshot = () =>
    sampleSnapshot(sampleObjects(), { lastSyncedAt: lastSyncedAt() });
  const { cluster } = snapshot();
  const told = { changed: () => {}, measured: () => {} };
  const states: ClusterStates = {
    names: () => [cluster],
    snapshots: () => [snapshot()],
    snapshot,
    onChange: listener => {
      told.changed = () => listener(cluster);
      return () => {};
    },
  };
  const load: LoadReader = {
    endpoint: () => undefined,
    gauges: () => undefined,
    servedModels: () => undefined,
    pool: () => undefined,
    models: () => new Map(),
    split: () => undefined,
    status: () => ({ source: 'proxy', state: 'ok', targets: 5, failing: 0 }),
    onRound: listener => {
      told.measured = () => listener(cluster);
      return () => {};
    },
  };
  const catalog = new CatalogEntities(
    catalogServiceMock({ entities }),
    mockServices.auth(),
    logger,
  );
  const limits = new RolloutLimits();
  const { chronicles } = history;
  const parts = { states, load, catalog, chronicles, limits, clock };
  const views = new ClusterViews({ ...parts, logger });
  return { ...parts, history, cluster, views, told };
}
