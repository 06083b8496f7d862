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

/**
 * An answer that is still good is asked for again after this share of its time,
 * beside the request that it serves; not of all at once, as they came at once.
 */
const RENEW_FROM = 0.5;
const RENEW_UP_TO = 0.9;

interface Kept {
  isAllowed: Promise<boolean>;
  renewAtMs: number;
  untilMs: number;
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
    const nowMs = clock.now();
    if (!known || nowMs >= known.untilMs) {
      const isAllowed = this.ask(request, credentials);
      this.keep(key, { isAllowed, renewAtMs: Infinity, untilMs: Infinity });
      this.settle(key, isAllowed, nowMs);
      return isAllowed;
    }
    if (nowMs >= known.renewAtMs) {
      known.renewAtMs = Infinity;
      this.settle(key, this.ask(request, credentials), nowMs);
    }
    return known.isAllowed;
  }

  /** Good from when it was asked, and not from when the answer came. */
  private settle(
    key: string,
    isAllowed: Promise<boolean>,
    askedAtMs: number,
  ): void {
    const { allowed: allowedMs, denied: deniedMs } = this.parts.keepMs;
    const share = RENEW_FROM + (RENEW_UP_TO - RENEW_FROM) * spreadOf(key);
    isAllowed.then(
      allowed => {
        const goodMs = allowed ? allowedMs : deniedMs;
        this.keep(key, {
          isAllowed,
          renewAtMs: askedAtMs + goodMs * share,
          untilMs: askedAtMs + goodMs,
        });
      },
      () => {
        // An answer before it is good until its time is over.
        if (this.kept.get(key)?.isAllowed === isAllowed) {
          this.kept.delete(key);
        }
      },
    );
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT) {
      this.kept.delete(oldest);
    }
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

/** 0 <= x < 1, another for each text. */
function spreadOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  }
  return hash / 2 ** 32;
}
