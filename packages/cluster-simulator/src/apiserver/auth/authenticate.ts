// SPDX-License-Identifier: Apache-2.0
import { unauthorized } from '../failure/failures';
import { PolicyRule, RequestUser, SimulatedUser } from './SimulatedUser';

/** `system:public-info-viewer`, bound to everyone. */
const PUBLIC: PolicyRule = {
  verbs: ['get'],
  nonResourceURLs: [
    '/healthz',
    '/healthz/*',
    '/livez',
    '/livez/*',
    '/readyz',
    '/readyz/*',
    '/version',
    '/version/',
  ],
};

/** `system:discovery` and `system:basic-user`, bound to whoever signed in. */
const SIGNED_IN: PolicyRule[] = [
  {
    verbs: ['get'],
    nonResourceURLs: [
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/openapi',
      '/openapi/*',
    ],
  },
  {
    verbs: ['create'],
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  },
  {
    verbs: ['create'],
    apiGroups: ['authentication.k8s.io'],
    resources: ['selfsubjectreviews'],
  },
];

const ANONYMOUS: RequestUser = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
  rules: [PUBLIC],
};

/** How a simulated user is seen by authorization. */
export function requestUser(user: SimulatedUser): RequestUser {
  return {
    name: user.name,
    groups: [...(user.groups ?? []), 'system:authenticated'],
    rules: [...user.rules, PUBLIC, ...SIGNED_IN],
  };
}

/** Whose token it is. No token is anonymous; a wrong one is refused. */
export function authenticate(
  authorization: string | undefined,
  users: SimulatedUser[],
): RequestUser {
  if (authorization === undefined) {
    return ANONYMOUS;
  }
  const token = /^bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
  const user = users.find(candidate => candidate.token === token);
  if (!user) {
    throw unauthorized();
  }
  return requestUser(user);
}
