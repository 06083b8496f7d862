// SPDX-License-Identifier: Apache-2.0
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/** The columns of the matrix: who they are, and what is theirs. */
export const ROLES = {
  'no token': undefined,
  guest: { ref: 'user:development/guest', groups: [] },
  viewer: { ref: 'user:default/sofia', groups: ['group:default/team-search'] },
  owner: { ref: 'user:default/chloe', groups: ['group:default/team-chat'] },
  admin: { ref: 'user:default/petra', groups: ['group:default/platform-team'] },
  service: 'plugin:scheduler',
} as const;

export type Role = keyof typeof ROLES;

/** The header that a role sends to a plugin. */
export function authorizationOf(
  role: Role,
  targetPluginId: string,
): string | undefined {
  const who = ROLES[role];
  if (who === undefined) {
    return undefined;
  }
  return typeof who === 'string'
    ? mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(who),
        targetPluginId,
      })
    : mockCredentials.user.header(who.ref);
}

export function credentialsOf(
  role: Exclude<Role, 'no token'>,
): BackstageCredentials {
  const who = ROLES[role];
  return typeof who === 'string'
    ? mockCredentials.service(who)
    : mockCredentials.user(who.ref);
}

/** Who belongs to which team, as the sign-in would have said. */
export const rolesUserInfo = mockServices.userInfo.mock({
  getUserInfo: async ({ principal }) => {
    const ref = principalRef(principal);
    const groups = Object.values(ROLES).find(
      who => typeof who === 'object' && who.ref === ref,
    ) ?? { groups: [] };
    return {
      userEntityRef: ref,
      ownershipEntityRefs: [
        ref,
        ...(typeof groups === 'object' ? groups.groups : []),
      ],
    };
  },
});

function principalRef(principal: unknown): string {
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : '';
}
