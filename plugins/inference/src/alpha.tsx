// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { INFERENCE_DOCUMENT_TYPE } from '@inference-portal/backstage-plugin-inference-common';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import { inferenceApiRef } from './api/InferenceApi';
import { InferenceClient } from './api/InferenceClient';
import { isInferenceAvailable } from './lib/isInferenceAvailable';
import { PortalPullRequests } from './api/PortalPullRequests';
import { pullRequestsApiRef } from './api/PullRequestsApi';
import {
  createFromTemplateRouteRef,
  entityContentRouteRef,
  rootRouteRef,
  taskRouteRef,
} from './routes';

const inferenceApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: inferenceApiRef,
      deps: {
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        translationApi: translationApiRef,
        appLanguageApi: appLanguageApiRef,
      },
      factory: deps => new InferenceClient(deps),
    }),
});

const pullRequestsApi = ApiBlueprint.make({
  name: 'pull-requests',
  params: defineParams =>
    defineParams({
      api: pullRequestsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PortalPullRequests(deps),
    }),
});

const inferencePage = PageBlueprint.make({
  params: {
    path: '/inference',
    title: 'Inference',
    icon: <DeviceHubIcon fontSize="inherit" />,
    routeRef: convertLegacyRouteRef(rootRouteRef),
    loader: () =>
      import('./pages/Inference/InferenceContent').then(m => (
        <m.InferenceContent />
      )),
  },
});

const entityInferenceContent = EntityContentBlueprint.make({
  params: {
    path: '/inference',
    title: 'Inference',
    filter: isInferenceAvailable,
    routeRef: convertLegacyRouteRef(entityContentRouteRef),
    loader: () =>
      import('./pages/EntityInference/EntityInferencePage').then(m => (
        <m.EntityInferencePage />
      )),
  },
});

const entityInferenceCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: isInferenceAvailable,
    loader: () =>
      import('./pages/EntityInferenceCard/EntityInferenceCard').then(m => (
        <m.EntityInferenceCard />
      )),
  },
});

const myModels = HomePageWidgetBlueprint.make({
  name: 'my-models',
  params: {
    name: 'MyModels',
    title: 'My models',
    description: 'Models of your teams: health, why, load, canaries',
    layout: {
      width: { minColumns: 4, defaultColumns: 12 },
      height: { minRows: 3, defaultRows: 8 },
    },
    components: () =>
      import('./pages/MyModels/MyModels').then(m => ({ Content: m.MyModels })),
  },
});

const searchResultListItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => type === INFERENCE_DOCUMENT_TYPE,
    icon: <DeviceHubIcon />,
    component: () =>
      import('./pages/SearchResult/InferenceSearchResultListItem').then(
        m => m.InferenceSearchResultListItem,
      ),
  },
});

const searchResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: INFERENCE_DOCUMENT_TYPE,
    name: 'Inference',
    icon: <DeviceHubIcon />,
  },
});

/**
 * The inference plugin, for apps of the new frontend system.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'inference',
  title: 'Inference',
  icon: <DeviceHubIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: convertLegacyRouteRef(rootRouteRef),
    entityContent: convertLegacyRouteRef(entityContentRouteRef),
  },
  externalRoutes: {
    createFromTemplate: convertLegacyRouteRef(createFromTemplateRouteRef),
    task: convertLegacyRouteRef(taskRouteRef),
  },
  extensions: [
    inferenceApi,
    pullRequestsApi,
    inferencePage,
    entityInferenceContent,
    entityInferenceCard,
    myModels,
    searchResultListItem,
    searchResultType,
  ],
});

export { inferenceAnswersTranslationRef } from './translation/answersTranslationRef';
export { inferenceTranslationRef } from './translation/inferenceTranslationRef';
