// SPDX-License-Identifier: Apache-2.0
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createLocalGitConditionalDecision,
  LOCAL_GIT_REPOSITORY_RESOURCE_TYPE,
  localGitConditions,
} from '@inference-portal/backstage-plugin-local-git-backend';

const PLATFORM_TEAM = 'group:default/platform-team';

export class TeamPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (!claims.some(ref => ref.startsWith('group:'))) {
      return { result: AuthorizeResult.DENY };
    }
    if (
      claims.includes(PLATFORM_TEAM) ||
      permission.attributes.action === 'read'
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    if (isResourcePermission(permission, LOCAL_GIT_REPOSITORY_RESOURCE_TYPE)) {
      return createLocalGitConditionalDecision(
        permission,
        localGitConditions.isOwnedBy({ owners: claims }),
      );
    }
    return { result: AuthorizeResult.DENY };
  }
}
