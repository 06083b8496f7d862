// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ScaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createAddAdapterAction } from './addAdapter';
import { createCheckPlacementAction } from './checkPlacement';
import { createFetchRepoAction } from './fetchRepo';
import { createGenerateBbrPolicyAction } from './generateBbrPolicy';
import { createGenerateModelServerAction } from './generateModelServer';
import { createGenerateObjectiveAction } from './generateObjective';
import { createGeneratePoolAction } from './generatePool';
import { createGenerateRepoAction } from './generateRepo';
import { createGenerateRouteAction } from './generateRoute';
import { createGenerateTimeoutsAction } from './generateTimeouts';
import { createProposeLocalAction } from './proposeLocal';
import { createPublishLocalAction } from './publishLocal';
import { createRetirePoolAction } from './retirePool';
import { createValidateManifestsAction } from './validateManifests';

type Actions = Parameters<ScaffolderActionsExtensionPoint['addActions']>;

/** Every action of the module, in the order in which a template uses them. */
export function createActions(services: {
  auth: AuthService;
  discovery: DiscoveryService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
}): Actions {
  return [
    createGenerateModelServerAction(),
    createGeneratePoolAction(),
    createGenerateRouteAction(),
    createGenerateBbrPolicyAction(),
    createGenerateTimeoutsAction(),
    createGenerateObjectiveAction(),
    createGenerateRepoAction(),
    createCheckPlacementAction(services),
    createValidateManifestsAction(services),
    createPublishLocalAction(services),
    createFetchRepoAction(services),
    createProposeLocalAction(services),
    createAddAdapterAction(services),
    createRetirePoolAction(services),
  ];
}
