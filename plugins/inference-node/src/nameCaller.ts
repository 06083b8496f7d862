// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/**
 * Who asks, as commits, logs, limits and the audit log call them: an entity ref of
 * a user, the subject of a service, or `nobody`.
 *
 * @public
 */
export function nameCaller(
  auth: AuthService,
  credentials: BackstageCredentials,
): string {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  return auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : 'nobody';
}
