// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityInference,
  inferenceRolloutUpdatePermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';

type Access = EntityInference['access'];

/** A policy decides by what the catalog says, which is asked over HTTP each time. */
const KEEP_MS = 30_000;
const MAX_KEPT = 20_000;

/**
 * What a caller may do to an entity, so that the page offers only that. Whoever
 * does it is asked again: this may be half a minute old.
 */
export class RolloutAccess {
  private readonly kept = new Map<
    string,
    { atMs: number; access: Promise<Access> }
  >();

  constructor(
    private readonly parts: {
      auth: AuthService;
      permissions: PermissionsService;
      clock: Clock;
    },
  ) {}

  async of(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Access> {
    const { auth, clock } = this.parts;
    if (!auth.isPrincipal(credentials, 'user')) {
      return this.ask(entityRef, credentials);
    }
    const key = `${credentials.principal.userEntityRef} ${entityRef}`;
    const known = this.kept.get(key);
    if (known && clock.now() - known.atMs < KEEP_MS) {
      return known.access;
    }
    const access = this.ask(entityRef, credentials);
    this.keep(key, access);
    return access;
  }

  private keep(key: string, access: Promise<Access>): void {
    this.kept.delete(key);
    this.kept.set(key, { atMs: this.parts.clock.now(), access });
    access.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT) {
      this.kept.delete(oldest);
    }
  }

  private async ask(
    resourceRef: string,
    credentials: BackstageCredentials,
  ): Promise<Access> {
    const permission = inferenceRolloutUpdatePermission;
    const [{ result }] = await this.parts.permissions.authorize(
      [{ permission, resourceRef }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW
      ? { canRollout: true }
      : {
          canRollout: false,
          reason: `You may not change rollouts of ${resourceRef}: permission ${permission.name} was denied`,
        };
  }
}
