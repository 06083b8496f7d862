// SPDX-License-Identifier: Apache-2.0
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { INFERENCE_DOCUMENT_TYPE } from '@inference-portal/backstage-plugin-inference-common';
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
      deps: {
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        translationApi: translationApiRef,
        appLanguageApi: appLanguageApiRef,
      },
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

/**
 * The models of the user's teams, for the home page.
 *
 * @public
 */
export const HomePageMyModels: (props: { title?: string }) => JSX.Element =
  inferencePlugin.provide(
    createCardExtension<{ title?: string }>({
      name: 'HomePageMyModels',
      title: 'My models',
      description: 'Models of your teams: health, why, load, canaries',
      components: () =>
        import('./pages/MyModels/MyModels').then(m => ({
          Content: m.MyModels,
        })),
    }),
  );

/**
 * A model or a finding among the results of the portal's search.
 *
 * @public
 */
export const InferenceSearchResultListItem: (
  props: SearchResultListItemExtensionProps<{ icon?: JSX.Element }>,
) => JSX.Element | null = inferencePlugin.provide(
  createSearchResultListItemExtension({
    name: 'InferenceSearchResultListItem',
    component: () =>
      import('./pages/SearchResult/InferenceSearchResultListItem').then(
        m => m.InferenceSearchResultListItem,
      ),
    predicate: ({ type }) => type === INFERENCE_DOCUMENT_TYPE,
  }),
);
