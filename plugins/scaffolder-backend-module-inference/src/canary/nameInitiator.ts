// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/** Who started a task, as commits and the audit log call them. */
export function nameInitiator(
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
