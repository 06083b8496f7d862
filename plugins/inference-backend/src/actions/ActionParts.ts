// SPDX-License-Identifier: Apache-2.0
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { ClusterAdvisor } from '../service/ClusterAdvisor';

/** What actions are made of. */
export interface ActionParts {
  actionsRegistry: ActionsRegistryService;
  permissions: PermissionsService;
  advisor: ClusterAdvisor;
}

/** The registry hides what may not be seen; that is no check of who calls. */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`Permission ${permission.name} was denied`);
  }
}
