// SPDX-License-Identifier: Apache-2.0
import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { ClusterStates, LoadReader } from '../../core/ports';
import {
  sampleObjects,
  sampleSnapshot,
} from '../../core/testing/sampleObjects';
import { createHistory } from '../../history/createHistory';
import { FakeClock } from '../../sources/kubernetes/testing/FakeClock';
import { CatalogEntities } from '../CatalogEntities';
import { ClusterViews } from '../ClusterViews';
import { RolloutLimits } from '../RolloutLimits';

/** Views of one cluster with sample objects, of which nothing is measured. */
export async function createViews(
  {
    database,
    logger,
    catalog,
  }: {
    database: DatabaseService;
    logger: LoggerService;
    catalog: CatalogEntities;
  },
  lastSyncedAt: () => string = () => '2026-01-02T03:04:05Z',
) {
  const clock = new FakeClock();
  const history = await createHistory({ database, clock, logger });
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
  const limits = new RolloutLimits();
  const { chronicles } = history;
  const parts = { states, load, catalog, chronicles, limits, clock };
  const views = new ClusterViews({ ...parts, logger });
  return { ...parts, history, cluster, views, told };
}
