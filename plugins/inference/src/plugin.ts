// SPDX-License-Identifier: Apache-2.0
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { inferenceApiRef } from './api/InferenceApi';
import { InferenceClient } from './api/InferenceClient';
import { PortalPullRequests } from './api/PortalPullRequests';
import { pullRequestsApiRef } from './api/PullRequestsApi';
import {
  createFromTemplateRouteRef,
  entityContentRouteRef,
  rootRouteRef,
  taskRouteRef,
} from './routes';

/**
 * The inference plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const inferencePlugin = createPlugin({
  id: 'inference',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: {
    createFromTemplate: createFromTemplateRouteRef,
    task: taskRouteRef,
  },
  apis: [
    createApiFactory({
      api: inferenceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new InferenceClient(deps),
    }),
    createApiFactory({
      api: pullRequestsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PortalPullRequests(deps),
    }),
  ],
});

/**
 * The page of all pools and clusters.
 *
 * @public
 */
export const InferencePage: () => JSX.Element = inferencePlugin.provide(
  createRoutableExtension({
    name: 'InferencePage',
    component: () =>
      import('./pages/Inference/InferencePage').then(m => m.InferencePage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "Inference" of an entity: mount it at the path `/inference`, where the
 * card and the page link to.
 *
 * @public
 */
export const EntityInferenceContent: () => JSX.Element =
  inferencePlugin.provide(
    createRoutableExtension({
      name: 'EntityInferenceContent',
      component: () =>
        import('./pages/EntityInference/EntityInferencePage').then(
          m => m.EntityInferencePage,
        ),
      mountPoint: entityContentRouteRef,
    }),
  );

/**
 * Health and the worst finding, for an entity's Overview.
 *
 * @public
 */
export const EntityInferenceCard: () => JSX.Element = inferencePlugin.provide(
  createComponentExtension({
    name: 'EntityInferenceCard',
    component: {
      lazy: () =>
        import('./pages/EntityInferenceCard/EntityInferenceCard').then(
          m => m.EntityInferenceCard,
        ),
    },
  }),
);
