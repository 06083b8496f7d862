// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * Who asked for a step: the user, or whom another plugin says that it acts for.
 *
 * @throws NotAllowedError where somebody would be named by somebody else
 */
export function nameAsker(
  auth: AuthService,
  credentials: BackstageCredentials,
  onBehalfOf: string | undefined,
): string {
  if (auth.isPrincipal(credentials, 'user')) {
    const { userEntityRef } = credentials.principal;
    if (onBehalfOf !== undefined && onBehalfOf !== userEntityRef) {
      throw new NotAllowedError(
        `onBehalfOf: ${userEntityRef} can’t say that ${onBehalfOf} asked for it`,
      );
    }
    return userEntityRef;
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return onBehalfOf ?? credentials.principal.subject;
  }
  throw new NotAllowedError('Nobody is known to have asked for it');
}
