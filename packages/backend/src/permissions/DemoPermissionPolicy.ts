// SPDX-License-Identifier: Apache-2.0
import { UserInfoService } from '@backstage/backend-plugin-api';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  createLocalGitConditionalDecision,
  localGitConditions,
  LOCAL_GIT_REPOSITORY_RESOURCE_TYPE,
} from '@inference-portal/backstage-plugin-local-git-backend';
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

/** Members may do everything. */
export const PLATFORM_TEAM = 'group:default/platform-team';

/** What a member of any team may do besides acting on what the team owns. */
const TEAM_PERMISSIONS: ReadonlySet<string> = new Set([
  'catalog.entity.create',
  'catalog.entity.validate',
  'catalog.location.analyze',
  'catalog.location.create',
  'scaffolder.action.execute',
  'scaffolder.task.create',
  'scaffolder.template.dry-run',
]);

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Whoever is signed in reads all. Entities and repositories are changed by
 * their owners only, a running task is stopped by who started it, what is new
 * is made by members of a team, and everything else, such as free requests to
 * a cluster (`kubernetes.proxy`), is the platform team's. A guest is in no team
 * and so changes nothing.
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    if (permission.attributes.action === 'read') {
      return ALLOW;
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.userInfo.getUserInfo(user.credentials);
    if (ownershipEntityRefs.includes(PLATFORM_TEAM)) {
      return ALLOW;
    }
    const inTeam = ownershipEntityRefs.some(ref => ref.startsWith('group:'));
    if (inTeam && TEAM_PERMISSIONS.has(permission.name)) {
      return ALLOW;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
      );
    }
    if (isResourcePermission(permission, LOCAL_GIT_REPOSITORY_RESOURCE_TYPE)) {
      return createLocalGitConditionalDecision(
        permission,
        localGitConditions.isOwnedBy({ owners: ownershipEntityRefs }),
      );
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({ createdBy: [userEntityRef] }),
      );
    }
    return DENY;
  }
}
