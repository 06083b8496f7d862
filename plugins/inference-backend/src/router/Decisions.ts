// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { Clock } from '../core/ports';
import { KeptAnswers } from './KeptAnswers';

const MAX_KEPT = 20_000;

/**
 * A permission that is taken away is gone within this time. A tenth of what API
 * servers keep of an authorization webhook that allows.
 */
export const KEEP_ALLOWED_MS = 30_000;

/**
 * What users may do, asked of the permission backend and kept for some seconds.
 * Each question there is a request with several tokens to sign and to verify,
 * which costs many times what an answer from memory does, and a page asks
 * again and again.
 */
export class Decisions {
  private readonly kept: KeptAnswers<boolean>;

  /** @param parts - `keepMs`: for how long an answer is good, by what it was */
  constructor(
    private readonly parts: {
      auth: AuthService;
      permissions: PermissionsService;
      clock: Clock;
      keepMs: { allowed: number; denied: number };
    },
  ) {
    const { clock, keepMs } = parts;
    this.kept = new KeptAnswers({
      clock,
      most: MAX_KEPT,
      keepMs: isAllowed => (isAllowed ? keepMs.allowed : keepMs.denied),
    });
  }

  async isAllowed(
    request: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    if (!this.parts.auth.isPrincipal(credentials, 'user')) {
      // Decided without the permission backend.
      return this.ask(request, credentials);
    }
    const caller = callerKey(credentials.principal);
    const { permission, resourceRef } = request;
    const key = JSON.stringify([caller, permission.name, resourceRef]);
    return this.kept.get(key, () => this.ask(request, credentials), caller);
  }

  private async ask(
    request: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.parts.permissions.authorize([request], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }
}

/** A user, and through which plugin: a policy may tell them apart. */
export function callerKey({
  userEntityRef,
  actor,
}: BackstageUserPrincipal): string {
  return JSON.stringify([userEntityRef, actor?.subject]);
}
