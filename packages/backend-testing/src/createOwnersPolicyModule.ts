// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/**
 * A policy for the real permission backend that decides on the owner of an entity,
 * as the documentation shows it.
 *
 * @param guarded - what owners alone may do; all else everybody may
 */
export function createOwnersPolicyModule(
  ...guarded: ResourcePermission<'catalog-entity'>[]
) {
  const ownersPolicy: PermissionPolicy = {
    handle: async ({ permission }, user) => {
      const asked = guarded.find(one => isPermission(permission, one));
      return asked
        ? createCatalogConditionalDecision(
            asked,
            catalogConditions.isEntityOwner({
              claims: user?.info.ownershipEntityRefs ?? [],
            }),
          )
        : { result: AuthorizeResult.ALLOW };
    },
  };
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'owners-policy',
    register: env =>
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        init: async ({ policy }) => policy.setPolicy(ownersPolicy),
      }),
  });
}
