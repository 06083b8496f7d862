// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { inferencePermissions } from '@inference-portal/backstage-plugin-inference-common';
import { registerActions } from './actions/registerActions';
import { readConfig } from './config';
import { readSelfService } from './readSelfService';
import { createHistory } from './history/createHistory';
import { createNotices } from './notify/createNotices';
import { createPlans } from './plans/createPlans';
import { PlannedRollouts } from './plans/PlannedRollouts';
import { ScaffolderTasks } from './plans/ScaffolderTasks';
import { createReplicas } from './replicas/createReplicas';
import { createRouter } from './router';
import { EventStreams } from './router/EventStreams';
import { EntityScopes } from './router/EntityScopes';
import { ReadAudit } from './router/ReadAudit';
import { GatheredPermissions } from './router/GatheredPermissions';
import { RolloutAccess } from './router/RolloutAccess';
import { CatalogEntities } from './service/CatalogEntities';
import { ChosenHistory } from './service/ChosenHistory';
import { ClusterAdvisor } from './service/ClusterAdvisor';
import { ClusterMetrics } from './service/ClusterMetrics';
import { ClusterViews } from './service/ClusterViews';
import { Explainer } from './service/Explainer';
import { InferenceService } from './service/InferenceService';
import { ManifestChecker } from './service/ManifestChecker';
import { SelfServiceAdvisor } from './service/SelfServiceAdvisor';
import { RolloutForecaster } from './service/RolloutForecaster';
import { RolloutLimits } from './service/RolloutLimits';
import { RolloutRecorder } from './service/RolloutRecorder';
import { RecentHistories } from './service/RecentHistories';
import { OwnedEntityReader } from './service/OwnedEntityReader';
import { ObjectViewer } from './service/ObjectViewer';
import { gatewayExpressions } from './sources/expressions/gatewayExpressions';
import { createClusterSource } from './sources/kubernetes/createClusterSource';
import { createKubernetesClusters } from './sources/kubernetes/createKubernetesClusters';
import { KubernetesObjects } from './sources/kubernetes/KubernetesObjects';
import { readConfiguredClusters } from './sources/kubernetes/readConfiguredClusters';
import { createPageReader } from './sources/scrape/thread/createPageReader';
import { SystemClock } from './sources/SystemClock';
import { reportClusters } from './telemetry/reportClusters';
import { reportTelling } from './telemetry/reportTelling';
import { reportViews } from './telemetry/reportViews';

/** How often the catalog is read for entities that came, went or changed. */
const CATALOG_REFRESH = { seconds: 30 };

/**
 * Shows whether requests reach InferencePools, why not, and how loaded they are.
 *
 * @public
 */
export const inferencePlugin = createBackendPlugin({
  pluginId: 'inference',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        telemetry: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { actionsRegistry, auth, discovery, httpAuth } = deps;
        const { logger } = deps;
        const permissions = new GatheredPermissions(auth, deps.permissions);
        const config = readConfig(deps.rootConfig);
        const stop = new AbortController();
        const clock = new SystemClock();
        const random = Math.random;

        const { source, close } = createClusterSource({
          auth,
          discovery,
          logger,
          rootConfig: deps.rootConfig,
          clock,
          config,
        });
        const history = await createHistory({
          database: deps.database,
          clock,
          logger,
        });
        const { chronicles, keeper, steps } = history;
        const replicas = await createReplicas({
          database: deps.database,
          source,
          history,
          clock,
          logger,
          intervalMs: config.metrics.intervalMs,
        });
        const clusters = createKubernetesClusters({
          source: replicas.source,
          clock,
          random,
          logger,
          options: {
            clusterOptions: config.clusters,
            configured: readConfiguredClusters(
              deps.rootConfig.getOptional('kubernetes'),
            ),
          },
        });
        const metrics = new ClusterMetrics({
          config,
          states: clusters,
          source,
          reader: createPageReader({ clock, random, logger }),
          history: history.memory,
          clock,
          random,
          logger,
        });
        const { states, load } = replicas.join({
          states: clusters,
          load: metrics,
        });
        const catalog = new CatalogEntities(deps.catalog, auth, logger);
        const limits = new RolloutLimits();
        const views = new ClusterViews({
          states,
          load,
          catalog,
          chronicles,
          limits,
          clock,
          logger,
        });
        const recorder = new RolloutRecorder({
          source: metrics,
          topologyOf: cluster => views.get(cluster)?.topology,
          logOf: cluster => chronicles.of(cluster).rollouts,
          settingsOf: rollout => limits.settingsOf(rollout),
          clock,
          logger,
        });
        const service = new InferenceService(
          {
            states,
            load,
            catalog,
            history: new ChosenHistory(history.reader, cluster =>
              metrics.history(cluster),
            ),
            chronicles,
            steps,
            limits,
            keeper,
            clock,
          },
          views,
          stop.signal,
        );
        const forecaster = new RolloutForecaster({
          views,
          load,
          source: metrics,
          rolloutsOf: (entityRef, asked) =>
            service.listRollouts(entityRef, asked),
          poolsOf: entityRef => service.poolsOf(entityRef),
        });
        const explainer = new Explainer(
          { states, load, expressions: gatewayExpressions },
          views,
        );
        const advisor = new ClusterAdvisor({ load, clock }, views);
        const objects = new ObjectViewer(
          {
            catalog,
            // Not by lease: it is read where it is asked for.
            objects: new KubernetesObjects({
              source,
              clock,
              shutdown: stop.signal,
            }),
          },
          views,
        );
        const selfService = new SelfServiceAdvisor(
          {
            states,
            load,
            userInfo: deps.userInfo,
            config: readSelfService(deps.rootConfig),
          },
          views,
        );
        const streams = new EventStreams({
          auth,
          clock,
          logger,
          shutdown: stop.signal,
        });

        const rollouts = new RolloutAccess({
          auth,
          permissions,
          clock,
          ownersOf: entityRef => service.ownersOf(entityRef),
        });

        const scopes = new EntityScopes({
          auth,
          permissions,
          clock,
          entityRefs: () => service.entityRefs(),
        });

        const audit = new ReadAudit({ auditor: deps.auditor, auth, logger });

        const tasks = new ScaffolderTasks(deps.scaffolder);
        const plans = await createPlans({
          auditor: deps.auditor,
          auth,
          catalog,
          clock,
          database: deps.database,
          discovery,
          intervalMs: config.plans.intervalMs,
          limits,
          logger,
          reader: deps.urlReader,
          scheduler: deps.scheduler,
          tasks,
          views,
        });
        const planned = new PlannedRollouts({
          list: (entityRef, asked) => service.listRollouts(entityRef, asked),
          store: plans.store,
        });

        deps.permissionsRegistry.addPermissions(inferencePermissions);
        deps.httpRouter.use(
          createRouter({
            service,
            recent: new RecentHistories(history.reader, clock),
            explainer,
            advisor,
            manifests: new ManifestChecker({ states, clock }),
            selfService,
            objects,
            streams,
            rollouts,
            forecaster,
            planned,
            scopes,
            owned: new OwnedEntityReader(
              { catalog, userInfo: deps.userInfo },
              views,
            ),
            audit,
            auth,
            httpAuth,
            permissions,
            clock,
          }),
        );

        const notices = await createNotices({
          auth,
          catalog: deps.catalog,
          clock,
          database: deps.database,
          events: deps.events,
          logger,
          notifications: deps.notifications,
          plans: plans.store,
          rootConfig: deps.rootConfig,
          views,
        });

        reportClusters(deps.telemetry, { states, load, clock });
        reportViews(deps.telemetry, views);
        reportTelling(deps.telemetry, {
          clock,
          keeper,
          store: history.store,
          streams,
          notices,
        });

        registerActions({
          actionsRegistry,
          permissions,
          advisor,
          explainer,
          service,
          rollouts,
          planned,
          tasks,
          scopes,
          audit,
        });

        await deps.scheduler.scheduleTask({
          id: 'inference-catalog-refresh',
          frequency: CATALOG_REFRESH,
          timeout: CATALOG_REFRESH,
          // Each replica answers from its own memory.
          scope: 'local',
          fn: async () => {
            await service.refresh();
            await plans.refresh();
          },
        });
        deps.lifecycle.addStartupHook(async () => {
          await clusters.start(stop.signal);
          metrics.start(stop.signal);
          replicas.start(cluster => views.get(cluster)?.topology, stop.signal);
          recorder.run(stop.signal);
          views.keepJudging(stop.signal);
          service.catchUp(stop.signal);
          keeper.run(stop.signal);
          notices?.run(stop.signal);
          await plans.schedule(stop.signal);
        });
        deps.lifecycle.addShutdownHook(async () => {
          stop.abort();
          await Promise.all([clusters.stop(), metrics.stop()]);
          await close();
          await keeper.stop();
          await replicas.stop();
        });
      },
    });
  },
});
