// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Clock } from '../core/ports';
import { objectKey } from '../core/topology/objectKey';
import { CatalogEntities } from '../service/CatalogEntities';
import { ClusterViews } from '../service/ClusterViews';
import { rolloutSettings } from '../service/rolloutSettings';
import { isLive } from '../service/toPool';
import { ObservedRollout, observeRollouts } from './observeRollouts';
import { PlanFiles } from './PlanFiles';
import { PlanRecord } from './PlanRecord';
import { PlanRunner } from './PlanRunner';
import { PlanStore } from './PlanStore';
import { RolloutTasks } from './RolloutTasks';

/** A round that takes longer is given up, and the next one goes on. */
const TIMEOUT = { minutes: 5 };

/** The store of plans, and what follows them once it is scheduled. */
export async function createPlans(parts: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogEntities;
  clock: Clock;
  /** Its migrations were run. */
  database: DatabaseService;
  discovery: DiscoveryService;
  intervalMs: number;
  logger: LoggerService;
  reader: UrlReaderService;
  scheduler: SchedulerService;
  tasks: RolloutTasks;
  views: ClusterViews;
}): Promise<{
  store: PlanStore;
  schedule(signal: AbortSignal): Promise<void>;
}> {
  const { auditor, auth, catalog, clock, logger, tasks, views } = parts;
  const store = new PlanStore(await parts.database.getClient());
  const runner = new PlanRunner({
    auditor,
    auth,
    clock,
    logger,
    store,
    tasks,
    files: new PlanFiles({
      auth,
      clock,
      discovery: parts.discovery,
      reader: parts.reader,
      sourceOf: entityRef => catalog.sourceOf(entityRef),
    }),
    observe: () => observeRollouts(views.all()),
    judge: (rollout, plan) => judgeBy(views, rollout, plan),
    isHeard: cluster => {
      const view = views.get(cluster);
      return view !== undefined && isLive(view.topology.snapshot.state);
    },
    ownersOf: entityRef => catalog.ownersOf([entityRef]),
  });
  return {
    store,
    async schedule(signal) {
      await parts.scheduler.scheduleTask({
        id: 'inference-rollout-plans',
        frequency: { milliseconds: parts.intervalMs },
        timeout: TIMEOUT,
        // Of several backends one follows them.
        scope: 'global',
        fn: aborted => {
          // Before the catalog was read nothing is anybody's.
          return catalog.version > 0
            ? runner.look(AbortSignal.any([signal, aborted]))
            : undefined;
        },
      });
    },
  };
}

/** By the plan's limits instead of what holds anywhere. */
function judgeBy(
  views: ClusterViews,
  observed: ObservedRollout,
  plan: PlanRecord['plan'],
): ObservedRollout {
  const settings = plan && rolloutSettings(plan.limits);
  if (!settings) {
    return observed;
  }
  return {
    ...observed,
    found: observed.found.map(each => {
      const { route, rule, stable, canary } = each.rollout;
      const view = views.get(route.cluster);
      const node = view?.topology.poolsByKey.get(objectKey(canary));
      const judged = (node ? view?.rolloutsOf([node], settings) : [])?.find(
        other =>
          other.route.namespace === route.namespace &&
          other.route.name === route.name &&
          other.rule === rule &&
          other.stable.name === stable.name &&
          other.canary.name === canary.name,
      );
      return judged ? { ...each, rollout: judged } : each;
    }),
  };
}
