// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  AuthService,
  DiscoveryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ScaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createAbortCanaryAction } from './abortCanary';
import { createAddAdapterAction } from './addAdapter';
import { createCheckCanaryAction } from './checkCanary';
import { createCheckPlacementAction } from './checkPlacement';
import { createEvaluateCanaryAction } from './evaluateCanary';
import { createFetchRepoAction } from './fetchRepo';
import { createFixFindingAction } from './fixFinding';
import { createGenerateBbrPolicyAction } from './generateBbrPolicy';
import { createGenerateModelServerAction } from './generateModelServer';
import { createGenerateObjectiveAction } from './generateObjective';
import { createGeneratePoolAction } from './generatePool';
import { createGenerateRepoAction } from './generateRepo';
import { createGenerateRouteAction } from './generateRoute';
import { createGenerateTimeoutsAction } from './generateTimeouts';
import { createPromoteCanaryAction } from './promoteCanary';
import { createProposeLocalAction } from './proposeLocal';
import { createPublishLocalAction } from './publishLocal';
import { createRecordCanaryAction } from './recordCanary';
import { createRetirePoolAction } from './retirePool';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';
import { createValidateManifestsAction } from './validateManifests';

type Actions = Parameters<ScaffolderActionsExtensionPoint['addActions']>;

/** Every action of the module, in the order in which a template uses them. */
export function createActions(services: {
  auth: AuthService;
  discovery: DiscoveryService;
  permissions: PermissionsService;
  auditor: AuditorService;
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
    createFixFindingAction(services),
    createCheckCanaryAction(services),
    createEvaluateCanaryAction(services),
    createStartCanaryAction(services),
    createShiftCanaryAction(services),
    createPromoteCanaryAction(services),
    createAbortCanaryAction(services),
    createRecordCanaryAction(services),
  ];
}
