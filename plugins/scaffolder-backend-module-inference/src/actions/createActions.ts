// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ScaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCheckPlacementAction } from './checkPlacement';
import { createGenerateBbrPolicyAction } from './generateBbrPolicy';
import { createGenerateModelServerAction } from './generateModelServer';
import { createGenerateObjectiveAction } from './generateObjective';
import { createGeneratePoolAction } from './generatePool';
import { createGenerateRepoAction } from './generateRepo';
import { createGenerateRouteAction } from './generateRoute';
import { createGenerateTimeoutsAction } from './generateTimeouts';
import { createPublishLocalAction } from './publishLocal';
import { createValidateManifestsAction } from './validateManifests';

type Actions = Parameters<ScaffolderActionsExtensionPoint['addActions']>;

/** Every action of the module, in the order in which a template uses them. */
export function createActions({
  auth,
  discovery,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Actions {
  return [
    createGenerateModelServerAction(),
    createGeneratePoolAction(),
    createGenerateRouteAction(),
    createGenerateBbrPolicyAction(),
    createGenerateTimeoutsAction(),
    createGenerateObjectiveAction(),
    createGenerateRepoAction(),
    createCheckPlacementAction({ auth, discovery }),
    createValidateManifestsAction({ auth, discovery }),
    createPublishLocalAction({ auth, discovery }),
  ];
}
