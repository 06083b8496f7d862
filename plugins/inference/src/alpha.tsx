// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
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
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
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
  ],
});

export { inferenceTranslationRef } from './translation/inferenceTranslationRef';
