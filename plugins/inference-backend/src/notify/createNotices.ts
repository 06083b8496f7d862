// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  AuthService,
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Clock } from '../core/ports';
import { PlanStore } from '../plans/PlanStore';
import { planTroubles } from '../plans/planTroubles';
import { ClusterViews } from '../service/ClusterViews';
import { NoticeKeeper } from './NoticeKeeper';
import { NoticeSender, SentListener } from './NoticeSender';
import { NoticeStore } from './NoticeStore';
import { observeTroubles } from './observeTroubles';
import { OwnerDirectory } from './OwnerDirectory';
import { readNotifyConfig } from './readNotifyConfig';

export interface Notices {
  run(signal: AbortSignal): void;
  /** Messages that nobody took yet. */
  countWaiting(): Promise<number>;
  /** Calls the listener after each try to send one. */
  onSent(listener: SentListener): void;
}

/** Tells owners of what changed. Undefined where it is not configured. */
export async function createNotices(parts: {
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  /** Its migrations were run. */
  database: DatabaseService;
  events: EventsService;
  logger: LoggerService;
  notifications: NotificationService;
  plans: PlanStore;
  rootConfig: RootConfigService;
  views: ClusterViews;
}): Promise<Notices | undefined> {
  const config = readNotifyConfig(parts.rootConfig);
  if (!config) {
    return undefined;
  }
  const { auth, catalog, clock, logger } = parts;
  const knex = await parts.database.getClient();
  const store = new NoticeStore(knex, randomUUID);
  const owners = new OwnerDirectory({
    auth,
    catalog,
    config,
    logger,
  });
  const { views, notifications, events, plans } = parts;
  const keeper = new NoticeKeeper({
    clock,
    config,
    logger,
    owners,
    store,
    observe: async () => {
      const observed = observeTroubles(views.all());
      const kept = await plans.readAll();
      for (const trouble of planTroubles(
        [...kept.values()].map(({ record }) => record),
      )) {
        observed.troubles.set(`${trouble.entityRef} ${trouble.code}`, trouble);
      }
      return observed;
    },
  });
  const sender = new NoticeSender({
    clock,
    events,
    logger,
    notifications,
    store,
  });
  return {
    run(signal) {
      keeper.run(signal);
      sender.run(signal);
    },
    countWaiting: () => store.countWaiting(),
    onSent: listener => sender.onSent(listener),
  };
}
