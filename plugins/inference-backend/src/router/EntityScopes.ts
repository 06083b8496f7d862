// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { inferenceEntityReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../core/ports';
import { EntityScope } from '../service/EntityScope';
import { callerKey, KEEP_ALLOWED_MS } from './Decisions';
import { KeptAnswers } from './KeptAnswers';

const MAX_KEPT = 1_000;

/** The permission backend takes a body of 100 KB; an entity has some 200 bytes in it. */
const PER_REQUEST = 250;

/**
 * Which entities callers may read, for lists. One question where the policy
 * allows or denies all; where it depends on the entity, such as on its owner,
 * the policy is asked for each entity that has pools.
 */
export class EntityScopes {
  private readonly kept: KeptAnswers<EntityScope>;

  constructor(
    private readonly parts: {
      auth: AuthService;
      permissions: PermissionsService;
      clock: Clock;
      /** Of all pools, in any order; undefined while the catalog was not read. */
      entityRefs(): Iterable<string> | undefined;
    },
  ) {
    this.kept = new KeptAnswers({
      clock: parts.clock,
      most: MAX_KEPT,
      keepMs: scope => (scope === EntityScope.nothing ? 0 : KEEP_ALLOWED_MS),
    });
  }

  async of(credentials: BackstageCredentials): Promise<EntityScope> {
    return this.parts.auth.isPrincipal(credentials, 'user')
      ? this.kept.get(callerKey(credentials.principal), () =>
          this.ask(credentials),
        )
      : this.ask(credentials);
  }

  private async ask(credentials: BackstageCredentials): Promise<EntityScope> {
    const permission = inferenceEntityReadPermission;
    const [{ result }] = await this.parts.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (result === AuthorizeResult.ALLOW) {
      return EntityScope.all;
    }
    const refs = this.parts.entityRefs();
    if (!refs) {
      return EntityScope.nothing;
    }
    return result === AuthorizeResult.DENY
      ? EntityScope.of([])
      : EntityScope.of(await this.readable([...new Set(refs)], credentials));
  }

  private async readable(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { permissions } = this.parts;
    const permission = inferenceEntityReadPermission;
    const readable: string[] = [];
    for (let from = 0; from < refs.length; from += PER_REQUEST) {
      const part = refs.slice(from, from + PER_REQUEST);
      const decisions = await permissions.authorize(
        part.map(resourceRef => ({ permission, resourceRef })),
        { credentials },
      );
      readable.push(
        ...part.filter(
          (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
        ),
      );
    }
    return readable;
  }
}
