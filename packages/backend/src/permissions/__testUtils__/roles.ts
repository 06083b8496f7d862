// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
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

/**
 * Tokens of a plugin on behalf of a user name the plugin, as real ones do: the
 * catalog evaluates conditions for plugins only.
 */
export const namingAuthFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }): AuthService => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const issue = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      getPluginRequestToken: async (options: Parameters<typeof issue>[0]) => {
        const { onBehalfOf } = options;
        return auth.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${plugin.getId()}` } },
              ),
            }
          : issue(options);
      },
    });
  },
});
