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
import { LimitingPlan, RolloutLimits } from '../service/RolloutLimits';
import { isLive } from '../service/toPool';
import { ObservedRollout, observeRollouts } from './observeRollouts';
import { PlanFiles } from './PlanFiles';
import { PlanRunner } from './PlanRunner';
import { KeptPlan, PlanStore } from './PlanStore';
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
  limits: RolloutLimits;
  logger: LoggerService;
  reader: UrlReaderService;
  scheduler: SchedulerService;
  tasks: RolloutTasks;
  views: ClusterViews;
}): Promise<{
  store: PlanStore;
  /** Takes over what plans say that other backends have read. */
  refresh(): Promise<void>;
  schedule(signal: AbortSignal): Promise<void>;
}> {
  const { auditor, auth, catalog, clock, limits, logger, tasks, views } = parts;
  const store = new PlanStore(await parts.database.getClient());
  const refresh = async () => {
    limits.replace(plansOf(await store.readAll()));
  };
  // Before anything is judged: it would be told by other limits than before a restart.
  await refresh();
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
    limits,
    observe: () => observeRollouts(views.all()),
    judge: rollout => judgeAgain(views, rollout),
    isHeard: cluster => {
      const view = views.get(cluster);
      return view !== undefined && isLive(view.topology.snapshot.state);
    },
    ownersOf: entityRef => catalog.ownersOf([entityRef]),
  });
  return {
    store,
    refresh,
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

function plansOf(
  kept: ReadonlyMap<string, KeptPlan>,
): Map<string, LimitingPlan> {
  return new Map(
    [...kept].flatMap(([id, { record }]) =>
      record.plan ? [[id, record.plan] as const] : [],
    ),
  );
}

/** By the limits of its plan as they are now. */
function judgeAgain(
  views: ClusterViews,
  observed: ObservedRollout,
): ObservedRollout {
  return {
    ...observed,
    found: observed.found.map(each => {
      const { way, route, rule, stable, canary, rewrite } = each.rollout;
      const view = views.get(route.cluster);
      const pool = view?.topology.poolsByKey.get(
        objectKey(rewrite?.pool ?? canary),
      );
      const judged = (pool ? view?.rolloutsOf([pool]) : [])?.find(
        other =>
          other.way === way &&
          other.route.namespace === route.namespace &&
          other.route.name === route.name &&
          other.rewrite?.apiVersion === rewrite?.apiVersion &&
          other.rule === rule &&
          other.stable.name === stable.name &&
          other.canary.name === canary.name,
      );
      return judged ? { ...each, rollout: judged } : each;
    }),
  };
}
