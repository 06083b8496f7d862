// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  inferencePermissions,
  inferenceRolloutUpdatePermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { localGitRepositoryWritePermission } from '@inference-portal/backstage-plugin-local-git-backend';
import { DemoPermissionPolicy, PLATFORM_TEAM } from './DemoPermissionPolicy';

const GUEST = { ref: 'user:default/guest', owns: ['user:default/guest'] };
const CHLOE = {
  ref: 'user:default/chloe',
  owns: ['user:default/chloe', 'group:default/team-chat'],
};
const PETRA = {
  ref: 'user:default/petra',
  owns: ['user:default/petra', PLATFORM_TEAM],
};
const kubernetesProxyPermission = createPermission({
  name: 'kubernetes.proxy',
  attributes: {},
});

async function decide(
  user: { ref: string; owns: string[] },
  permission: Permission,
) {
  const userInfo = mockServices.userInfo({
    userEntityRef: user.ref,
    ownershipEntityRefs: user.owns,
  });
  const credentials = mockCredentials.user(user.ref);
  return new DemoPermissionPolicy(userInfo).handle(
    { permission },
    {
      credentials,
      info: { userEntityRef: user.ref, ownershipEntityRefs: user.owns },
    },
  );
}

describe('DemoPermissionPolicy', () => {
  const reads = inferencePermissions.filter(
    ({ attributes }) => attributes.action === 'read',
  );

  it.each(reads)('lets a guest read: $name', async permission => {
    expect(await decide(GUEST, permission)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('denies whoever is not signed in', async () => {
    const policy = new DemoPermissionPolicy(mockServices.userInfo());
    expect(await policy.handle({ permission: reads[0] })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each([
    { user: CHLOE, permission: inferenceRolloutUpdatePermission },
    { user: GUEST, permission: inferenceRolloutUpdatePermission },
    { user: CHLOE, permission: catalogEntityDeletePermission },
  ])(
    'lets $user.ref do $permission.name on what they own only',
    async ({ user, permission }) => {
      expect(await decide(user, permission)).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: { claims: user.owns },
        },
      });
    },
  );

  it('lets a team write to its own repositories', async () => {
    expect(await decide(CHLOE, localGitRepositoryWritePermission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'local-git',
      resourceType: 'local-git-repository',
      conditions: {
        rule: 'IS_OWNED_BY',
        resourceType: 'local-git-repository',
        params: { owners: CHLOE.owns },
      },
    });
  });

  it('lets a task be stopped by who started it', async () => {
    expect(await decide(CHLOE, taskCancelPermission)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { params: { createdBy: ['user:default/chloe'] } },
    });
  });

  it.each([
    {
      user: GUEST,
      permission: taskCreatePermission,
      result: AuthorizeResult.DENY,
    },
    {
      user: CHLOE,
      permission: taskCreatePermission,
      result: AuthorizeResult.ALLOW,
    },
    {
      user: CHLOE,
      permission: kubernetesProxyPermission,
      result: AuthorizeResult.DENY,
    },
    {
      user: PETRA,
      permission: kubernetesProxyPermission,
      result: AuthorizeResult.ALLOW,
    },
    {
      user: PETRA,
      permission: inferenceRolloutUpdatePermission,
      result: AuthorizeResult.ALLOW,
    },
  ])(
    'answers $user.ref asking for $permission.name with $result',
    async ({ user, permission, result }) => {
      expect(await decide(user, permission)).toEqual({ result });
    },
  );
});
