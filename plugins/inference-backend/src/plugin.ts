// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { inferencePermissions } from '@inference-portal/backstage-plugin-inference-common';
import { readConfig } from './config';
import { createHistory } from './history/createHistory';
import { createRouter } from './router';
import { EventStreams } from './router/EventStreams';
import { CatalogEntities } from './service/CatalogEntities';
import { ClusterMetrics } from './service/ClusterMetrics';
import { ClusterViews } from './service/ClusterViews';
import { Explainer } from './service/Explainer';
import { InferenceService } from './service/InferenceService';
import { createClusterSource } from './sources/kubernetes/createClusterSource';
import { gatewayExpressions } from './sources/expressions/gatewayExpressions';
import { createKubernetesClusters } from './sources/kubernetes/createKubernetesClusters';
import { readConfiguredClusters } from './sources/kubernetes/readConfiguredClusters';
import { SystemClock } from './sources/SystemClock';

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
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, discovery, httpAuth, logger, permissions } = deps;
        const config = readConfig(deps.rootConfig);
        const stop = new AbortController();
        const clock = new SystemClock();
        const random = Math.random;

        const { source, close } = createClusterSource({
          auth,
          discovery,
          logger,
          rootConfig: deps.rootConfig,
          config,
        });
        const states = createKubernetesClusters({
          source,
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
        const history = await createHistory({
          database: deps.database,
          clock,
          logger,
        });
        const { chronicles, keeper } = history;
        const load = new ClusterMetrics({
          config,
          states,
          source,
          history: history.memory,
          clock,
          random,
          logger,
        });
        const catalog = new CatalogEntities(deps.catalog, auth, logger);
        const views = new ClusterViews({
          states,
          load,
          catalog,
          clock,
          logger,
        });
        const service = new InferenceService(
          {
            states,
            load,
            catalog,
            history: history.reader,
            chronicles,
            keeper,
            clock,
          },
          views,
          stop.signal,
        );
          chronicles,
        const explainer = new Explainer(
          { states, load, expressions: gatewayExpressions },
          views,
        );
        const streams = new EventStreams({
          auth,
          clock,
          logger,
          shutdown: stop.signal,
        });

        deps.permissionsRegistry.addPermissions(inferencePermissions);
        deps.httpRouter.use(
          createRouter({
            service,
            explainer,
            streams,
            httpAuth,
            permissions,
          }),
        );

        await deps.scheduler.scheduleTask({
          id: 'inference-catalog-refresh',
          frequency: CATALOG_REFRESH,
          timeout: CATALOG_REFRESH,
          // Each replica answers from its own memory.
          scope: 'local',
          fn: () => service.refresh(),
        });
        deps.lifecycle.addStartupHook(async () => {
          await states.start(stop.signal);
          load.start(stop.signal);
        });
        deps.lifecycle.addShutdownHook(async () => {
          stop.abort();
          await Promise.all([states.stop(), load.stop()]);
          await close();
        });
      },
    });
  },
});
          views.keepJudging(stop.signal);
          keeper.run(stop.signal);
          await close();
          await keeper.stop();
