// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  EntityInference,
  inferenceRolloutUpdatePermission,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { Decisions, KEEP_ALLOWED_MS } from './Decisions';

type Access = EntityInference['access'];

/** A policy decides by what the catalog says, which is asked over HTTP each time. */
const KEEP_DENIED_MS = 30_000;

/**
 * What a caller may do to an entity, so that the page offers only that. Whoever
 * does it is asked again: this may be half a minute old.
 */
export class RolloutAccess {
  private readonly decisions: Decisions;

  constructor(
    private readonly parts: {
      auth: AuthService;
      permissions: PermissionsService;
      clock: Clock;
      /** Who owns an entity, as entity refs. */
      ownersOf(entityRef: string): string[];
    },
  ) {
    this.decisions = new Decisions({
      ...parts,
      keepMs: { allowed: KEEP_ALLOWED_MS, denied: KEEP_DENIED_MS },
    });
  }

  async of(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Access> {
    const permission = inferenceRolloutUpdatePermission;
    const canRollout = await this.decisions.isAllowed(
      { permission, resourceRef: entityRef },
      credentials,
    );
    return canRollout
      ? { canRollout }
      : {
          canRollout,
          reason: say`You may not change rollouts of ${entityRef}: permission ${
            permission.name
          } was denied. ${whomToAsk(this.parts.ownersOf(entityRef))}`,
        };
  }
}

/** By default owners may; another policy has other reasons, which only who runs it knows. */
function whomToAsk(owners: readonly string[]): string {
  return owners.length > 0
    ? say`Ask its owner, ${owners.reduce(
        (all, owner) => say`${all} or ${owner}`,
      )}`
    : say`It has no owner who could be asked: ask who runs the portal`;
}
