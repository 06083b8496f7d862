// SPDX-License-Identifier: Apache-2.0
import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Request } from 'express';
import { localGitRepositoryWritePermission } from '../permissions';
import { Person } from '../pulls/PullRequests';
import { RepositoryId } from '../store/RepositoryId';

/** Gives the person in whose name something is written, or refuses. */
export type WriteGuard = (
  request: Request,
  id: RepositoryId,
  /** From the request: for whom a plugin writes. */
  onBehalfOf?: string,
) => Promise<Person>;

/**
 * Users write as themselves. Plugins, which have no user when nobody is at the
 * screen, name the one for whom they do it and are trusted with that.
 */
export function createWriteGuard(services: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): WriteGuard {
  const { httpAuth, permissions } = services;
  return async (request, id, onBehalfOf) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { principal } = credentials;
    const who =
      principal.type === 'user' ? principal.userEntityRef : principal.subject;
    const [{ result }] = await permissions.authorize(
      [
        {
          permission: localGitRepositoryWritePermission,
          resourceRef: `${id.owner}/${id.name}`,
        },
      ],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `${who} may not write to repositories of ${id.owner}`,
      );
    }
    if (principal.type === 'user') {
      if (onBehalfOf !== undefined && onBehalfOf !== who) {
        throw new NotAllowedError(`${who} may not write as ${onBehalfOf}`);
      }
      return toPerson(who);
    }
    if (onBehalfOf === undefined) {
      throw new InputError('onBehalfOf: say for which user this is written');
    }
    return toPerson(onBehalfOf);
  };
}

/** Commits are in the name of who asked for them; there is no address to give away. */
function toPerson(ref: string): Person {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return { ref, author: { name, email: `${name}@portal.invalid` } };
}
