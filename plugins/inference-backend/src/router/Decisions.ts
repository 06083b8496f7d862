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

const MAX_KEPT = 20_000;

interface Kept {
  untilMs: number;
  isAllowed: Promise<boolean>;
}

/**
 * What users may do, asked of the permission backend and kept for some seconds.
 * Each question there is a request with several tokens to sign and to verify,
 * which costs many times what an answer from memory does, and a page asks
 * again and again.
 */
export class Decisions {
  private readonly kept = new Map<string, Kept>();

  /** @param parts - `keepMs`: for how long an answer is good, by what it was */
  constructor(
    private readonly parts: {
      auth: AuthService;
      permissions: PermissionsService;
      clock: Clock;
      keepMs: { allowed: number; denied: number };
    },
  ) {}

  async isAllowed(
    request: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { auth, clock } = this.parts;
    if (!auth.isPrincipal(credentials, 'user')) {
      // Decided without the permission backend.
      return this.ask(request, credentials);
    }
    const key = keyOf(credentials.principal, request);
    const known = this.kept.get(key);
    if (known && clock.now() < known.untilMs) {
      return known.isAllowed;
    }
    return this.keep(key, this.ask(request, credentials));
  }

  /** From when it is asked: who asks meanwhile waits for the same answer. */
  private keep(key: string, isAllowed: Promise<boolean>): Promise<boolean> {
    const { clock, keepMs } = this.parts;
    const askedAtMs = clock.now();
    const kept: Kept = { untilMs: Infinity, isAllowed };
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT) {
      this.kept.delete(oldest);
    }
    isAllowed.then(
      allowed => {
        kept.untilMs = askedAtMs + (allowed ? keepMs.allowed : keepMs.denied);
      },
      // Whoever asks next may have more luck.
      () => this.kept.delete(key),
    );
    return isAllowed;
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

function keyOf(
  { userEntityRef, actor }: BackstageUserPrincipal,
  request: AuthorizePermissionRequest,
): string {
  return JSON.stringify([
    userEntityRef,
    actor?.subject,
    request.permission.name,
    request.resourceRef,
  ]);
}
