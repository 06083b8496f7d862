// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCheckPlacementAction } from './actions/checkPlacement';
import { createGenerateBbrPolicyAction } from './actions/generateBbrPolicy';
import { createGenerateModelServerAction } from './actions/generateModelServer';
import { createGenerateObjectiveAction } from './actions/generateObjective';
import { createGeneratePoolAction } from './actions/generatePool';
import { createGenerateRepoAction } from './actions/generateRepo';
import { createGenerateRouteAction } from './actions/generateRoute';
import { createGenerateTimeoutsAction } from './actions/generateTimeouts';
import { createPublishLocalAction } from './actions/publishLocal';

/**
 * Actions of the scaffolder for models behind InferencePools.
 *
 * @public
 */
export const scaffolderModuleInference = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'inference',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, auth, discovery }) {
        scaffolder.addActions(
          createGenerateModelServerAction(),
          createGeneratePoolAction(),
          createGenerateRouteAction(),
          createGenerateBbrPolicyAction(),
          createGenerateTimeoutsAction(),
          createGenerateObjectiveAction(),
          createGenerateRepoAction(),
          createCheckPlacementAction({ auth, discovery }),
          createPublishLocalAction({ auth, discovery }),
        );
      },
    });
  },
});
