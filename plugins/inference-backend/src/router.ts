// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import {
  inferenceClusterReadPermission,
  inferenceEntityReadPermission,
  inferencePoolReadPermission,
  inferenceRequestExplainPermission,
  inferenceRolloutUpdatePermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { json, Router } from 'express';
import { Clock } from './core/ports';
import { PlannedRollouts } from './plans/PlannedRollouts';
import { createRoute, entityParams, entityRefOf } from './router/createRoute';
import { EntityScopes } from './router/EntityScopes';
import { EventStreams } from './router/EventStreams';
import { explainInput } from './router/explainInput';
import { manifestInput } from './router/manifestInput';
import { nameAsker } from './router/nameAsker';
import {
  askedStepInput,
  clusterParams,
  forecastQuery,
  historyQuery,
  nothing,
  objectQuery,
  paging,
  poolFilter,
  poolParams,
  recentQuery,
  rolloutQuery,
} from './router/inputs';
import { ReadAudit } from './router/ReadAudit';
import { answer } from './router/Reply';
import { RolloutAccess } from './router/RolloutAccess';
import { upgradeInput } from './router/upgradeInput';
import { openapi } from './schema/openapi';
import { sealAnswer } from './service/AnswerCache';
import { ClusterAdvisor } from './service/ClusterAdvisor';
import { Explainer } from './service/Explainer';
import { InferenceService } from './service/InferenceService';
import { ManifestChecker } from './service/ManifestChecker';
import { OwnedEntityReader } from './service/OwnedEntityReader';
import { RolloutForecaster } from './service/RolloutForecaster';
import { SelfServiceAdvisor } from './service/SelfServiceAdvisor';
import { RecentHistories } from './service/RecentHistories';
import { ObjectViewer } from './service/ObjectViewer';

export interface RouterOptions {
  service: InferenceService;
  recent: RecentHistories;
  explainer: Explainer;
  advisor: ClusterAdvisor;
  manifests: ManifestChecker;
  selfService: SelfServiceAdvisor;
  objects: ObjectViewer;
  streams: EventStreams;
  rollouts: RolloutAccess;
  forecaster: RolloutForecaster;
  planned: PlannedRollouts;
  scopes: EntityScopes;
  owned: OwnedEntityReader;
  audit: ReadAudit;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  clock: Clock;
}

/** A database may be asked for what a pool did. */
const FORECAST_MS = 20_000;

/** The manifests of a repository are more than Express takes by itself. */
const MAX_BODY = '4mb';

/** Who asks, may they, parse, call, answer. */
export function createRouter(options: RouterOptions): Router {
  const {
    service,
    recent,
    explainer,
    advisor,
    manifests,
    objects,
    streams,
    selfService,
    rollouts,
    planned,
    scopes,
    owned,
    forecaster,
  } = options;
  const route = createRoute(options);
  // As a plain Router: inputs are parsed, and typed, by `route`.
  const router: Router = createValidatedOpenApiRouter(openapi, {
    middleware: [json({ limit: MAX_BODY })],
  });

  router.get(
    '/v1/clusters',
    route(inferenceClusterReadPermission, nothing, () =>
      answer(service.listClusters()),
    ),
  );

  router.get(
    '/v1/clusters/:name/inventory',
    route(
      inferencePoolReadPermission,
      clusterParams,
      async ({ name }, credentials) =>
        answer(service.getInventory(name, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/clusters/:name/doctor',
    route(inferenceClusterReadPermission, clusterParams, ({ name }) =>
      answer(sealAnswer(advisor.diagnose(name))),
    ),
  );

  router.post(
    '/v1/clusters/:name/upgrade-check',
    route(
      inferenceClusterReadPermission,
      upgradeInput,
      ({ name, ...upgrade }) =>
        answer(sealAnswer(advisor.checkUpgrade(name, upgrade))),
    ),
  );

  router.get(
    '/v1/clusters/events',
    route(inferenceClusterReadPermission, nothing, (_, credentials) =>
      streams.stream(
        {
          currentTag: () => service.listClusters().etag,
          subscribe: listener => service.subscribe(listener),
        },
        credentials,
      ),
    ),
  );

  router.get(
    '/v1/pools',
    route(
      inferencePoolReadPermission,
      poolFilter,
      async (filter, credentials) =>
        answer(service.listPools(filter, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/pools/events',
    route(inferencePoolReadPermission, poolFilter, (filter, credentials) =>
      streams.stream(
        {
          currentTag: async () =>
            service.tagOfPools(filter, await scopes.of(credentials)),
          subscribe: listener => service.subscribe(listener),
        },
        credentials,
      ),
    ),
  );

  router.get(
    '/v1/self-service',
    route(inferenceClusterReadPermission, nothing, async (_, credentials) =>
      answer(sealAnswer(await selfService.describe(credentials))),
    ),
  );

  router.get(
    '/v1/models',
    route(inferencePoolReadPermission, paging, async (page, credentials) =>
      answer(service.listModels(page, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/models/events',
    route(inferencePoolReadPermission, nothing, (_, credentials) =>
      streams.stream(
        {
          currentTag: async () =>
            service.tagOfModels(await scopes.of(credentials)),
          subscribe: listener => service.subscribe(listener),
        },
        credentials,
      ),
    ),
  );

  router.get(
    '/v1/owned-entities',
    route(inferencePoolReadPermission, nothing, async (_, credentials) =>
      answer(
        sealAnswer(await owned.list(credentials, await scopes.of(credentials))),
      ),
    ),
  );

  router.get(
    '/v1/findings',
    route(inferencePoolReadPermission, paging, async (page, credentials) =>
      answer(service.listFindings(page, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/history',
    route(
      inferencePoolReadPermission,
      recentQuery,
      async ({ pools, signals }, credentials) => {
        const scope = await scopes.of(credentials);
        const shown = pools.filter(pool => service.showsPool(pool, scope));
        return answer(sealAnswer(await recent.read({ pools: shown, signals })));
      },
    ),
  );

  router.get(
    '/v1/pools/:cluster/:namespace/:name',
    route(inferencePoolReadPermission, poolParams, async (pool, credentials) =>
      answer(service.getPool(pool, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/pools/:cluster/:namespace/:name/history',
    route(
      inferencePoolReadPermission,
      historyQuery,
      async (query, credentials) =>
        answer(await service.getHistory(query, await scopes.of(credentials))),
    ),
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name',
    route(
      inferenceEntityReadPermission,
      entityParams,
      async (entity, credentials) => {
        const entityRef = entityRefOf(entity);
        const access = await rollouts.of(entityRef, credentials);
        return answer(await service.getEntity(entityRef, access));
      },
    ),
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/events',
    route(
      inferenceEntityReadPermission,
      entityParams,
      async (entity, credentials) => {
        const entityRef = entityRefOf(entity);
        const access = await rollouts.of(entityRef, credentials);
        return streams.stream(
          {
            currentTag: async () =>
              (await service.getEntity(entityRef, access)).etag,
            subscribe: listener => service.subscribe(listener),
          },
          credentials,
        );
      },
    ),
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/object',
    route(
      inferenceEntityReadPermission,
      objectQuery,
      async ({ kind, namespace, name, cluster, apiVersion, ...object }) => {
        const entityRef = entityRefOf({ kind, namespace, name });
        const shown = await objects.show(entityRef, {
          cluster,
          apiVersion,
          kind: object.objectKind,
          namespace: object.objectNamespace,
          name: object.objectName,
        });
        const meta = { entityRef, object: { ...shown.object } };
        return answer({
          ...sealAnswer(shown),
          audited: { eventId: 'object-read', meta },
        });
      },
    ),
  );

  router.get(
    '/v1/rollouts/:kind/:namespace/:name',
    route(
      inferenceEntityReadPermission,
      rolloutQuery,
      async ({ kind, namespace, name, ...asked }, credentials) => {
        const entityRef = entityRefOf({ kind, namespace, name });
        const access = await rollouts.of(entityRef, credentials);
        const found = await planned.list(entityRef, asked);
        return answer(sealAnswer({ ...found, access }));
      },
    ),
  );

  router.get(
    '/v1/rollouts/:kind/:namespace/:name/forecast',
    route(
      inferenceEntityReadPermission,
      forecastQuery,
      async ({ kind, namespace, name, ...asked }) =>
        answer(
          sealAnswer(
            await forecaster.forecast(
              entityRefOf({ kind, namespace, name }),
              asked,
              AbortSignal.timeout(FORECAST_MS),
            ),
          ),
        ),
    ),
  );

  router.post(
    '/v1/rollouts/:kind/:namespace/:name/steps',
    route(
      inferenceRolloutUpdatePermission,
      askedStepInput,
      async ({ kind, namespace, name, onBehalfOf, ...asked }, credentials) => {
        const step = {
          ...asked,
          entityRef: entityRefOf({ kind, namespace, name }),
          by: nameAsker(options.auth, credentials, onBehalfOf),
          atMs: options.clock.now(),
        };
        await service.recordStep(step);
        return answer(sealAnswer({ by: step.by }));
      },
    ),
  );

  router.post(
    '/v1/manifests/check',
    route(inferenceRequestExplainPermission, manifestInput, request =>
      answer(sealAnswer(manifests.check(request))),
    ),
  );

  router.post(
    '/v1/explain',
    route(inferenceRequestExplainPermission, explainInput, request =>
      answer(sealAnswer(explainer.explain(request))),
    ),
  );

  return router;
}
