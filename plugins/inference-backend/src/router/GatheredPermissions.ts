// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { callerKey } from './Decisions';

type Authorize = PermissionsService['authorize'];
type Requests = Parameters<Authorize>[0];
type Responses = Awaited<ReturnType<Authorize>>;

interface Gathered {
  requests: Requests;
  responses: Promise<Responses>;
}

/**
 * Asks the permission backend once for all that comes up in the same turn about
 * one user: each request there signs and verifies several tokens, and a policy
 * that goes by owner asks the catalog in a request of its own.
 */
export class GatheredPermissions implements PermissionsService {
  private readonly gathered = new Map<string, Gathered>();

  constructor(
    private readonly auth: AuthService,
    private readonly permissions: PermissionsService,
  ) {}

  authorizeConditional: PermissionsService['authorizeConditional'] = (
    requests,
    options,
  ) => this.permissions.authorizeConditional(requests, options);

  authorize: Authorize = async (requests, options) => {
    const { credentials } = options;
    if (!this.auth.isPrincipal(credentials, 'user')) {
      return this.permissions.authorize(requests, options);
    }
    const key = callerKey(credentials.principal);
    const known = this.gathered.get(key);
    const { requests: all, responses } = known ?? this.gather(key, options);
    const from = all.length;
    all.push(...requests);
    return (await responses).slice(from, from + requests.length);
  };

  private gather(key: string, options: Parameters<Authorize>[1]): Gathered {
    const requests: Requests = [];
    const ask = async () => {
      await nextTurn();
      this.gathered.delete(key);
      return this.permissions.authorize(requests, options);
    };
    const gathered = { requests, responses: ask() };
    this.gathered.set(key, gathered);
    return gathered;
  }
}
