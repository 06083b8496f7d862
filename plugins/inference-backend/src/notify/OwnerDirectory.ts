// SPDX-License-Identifier: Apache-2.0
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { MUTE_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { NoticeLevel } from '../core/notices/Notice';
import { CatalogEntities } from '../service/CatalogEntities';
import { NotifyConfig } from './NotifyConfig';
import { parseLevels } from './parseLevels';

/** Whom to tell of an entity, and why not its owner. */
export interface Recipients {
  owners: string[];
  /** What is wrong with who should have been told, one sentence each. */
  problems: string[];
}

/** Reads whole pages of entities at a time. */
const PAGE_SIZE = 500;

/** Who is told of what, by the catalog and by what teams said they don't want. */
export class OwnerDirectory {
  private readonly told = new Set<string>();

  constructor(
    private readonly parts: {
      catalog: CatalogService;
      entities: Pick<CatalogEntities, 'ownersOf'>;
      auth: AuthService;
      logger: LoggerService;
      config: Pick<NotifyConfig, 'muted' | 'fallback'>;
    },
  ) {}

  /** @throws what the catalog throws: then nothing is told yet, and tried again */
  async find(
    asked: ReadonlyArray<{ entityRef: string; level: NoticeLevel }>,
  ): Promise<Recipients[]> {
    const { entities } = this.parts;
    const refs = asked.map(({ entityRef }) => entityRef);
    const mutes = await this.readMutes([...refs, ...entities.ownersOf(refs)]);
    return asked.map(({ entityRef, level }) => {
      if (mutes.get(entityRef)?.has(level)) {
        return { owners: [], problems: [] };
      }
      const owners = entities.ownersOf([entityRef]);
      const there = owners.filter(owner => mutes.has(owner));
      const problems = this.problemsOf(entityRef, owners, mutes);
      const { fallback, muted } = this.parts.config;
      const chosen = there.length > 0 || !fallback ? there : [fallback];
      return {
        owners: chosen.filter(
          owner =>
            !mutes.get(owner)?.has(level) && !muted.get(owner)?.has(level),
        ),
        problems,
      };
    });
  }

  private problemsOf(
    entityRef: string,
    owners: readonly string[],
    there: ReadonlyMap<string, unknown>,
  ): string[] {
    const problems = owners
      .filter(owner => !there.has(owner))
      .map(owner => `The catalog does not have its owner ${owner}.`);
    if (owners.length === 0) {
      problems.push('Nobody owns it.');
    }
    for (const problem of problems) {
      const line = `${entityRef}: ${problem} Whoever owns it is not told what is wrong with it.`;
      if (!this.told.has(line)) {
        this.told.add(line);
        this.parts.logger.warn(line);
      }
    }
    return problems;
  }

  /** Of those that the catalog has. */
  private async readMutes(
    entityRefs: readonly string[],
  ): Promise<Map<string, Set<NoticeLevel>>> {
    const { catalog, auth } = this.parts;
    const refs = [...new Set(entityRefs)];
    const mutes = new Map<string, Set<NoticeLevel>>();
    const credentials = await auth.getOwnServiceCredentials();
    for (let from = 0; from < refs.length; from += PAGE_SIZE) {
      const page = refs.slice(from, from + PAGE_SIZE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: page, fields: ['kind', 'metadata'] },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (entity) {
          const text = entity.metadata.annotations?.[MUTE_ANNOTATION] ?? '';
          mutes.set(page[index], parseLevels(text));
        }
      });
    }
    return mutes;
  }
}
