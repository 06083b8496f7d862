// SPDX-License-Identifier: Apache-2.0
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { MUTE_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { NoticeLevel } from '../core/notices/Notice';
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
      auth: AuthService;
      logger: LoggerService;
      config: Pick<NotifyConfig, 'muted' | 'fallback'>;
    },
  ) {}

  /** @throws what the catalog throws: then nothing is told yet, and tried again */
  async find(
    asked: ReadonlyArray<{ entityRef: string; level: NoticeLevel }>,
  ): Promise<Recipients[]> {
    const entities = await this.read(asked.map(({ entityRef }) => entityRef));
    const owners = await this.read([...entities.values()].flatMap(ownersOf));
    return asked.map(({ entityRef, level }) => {
      const entity = entities.get(entityRef);
      const named = entity ? ownersOf(entity) : [];
      const problems = this.problemsOf(entityRef, named, owners);
      const there = named.filter(owner => owners.has(owner));
      const { fallback, muted } = this.parts.config;
      const chosen = there.length > 0 || !fallback ? there : [fallback];
      return {
        owners: chosen.filter(
          owner =>
            !isMuted(entity, level) &&
            !isMuted(owners.get(owner), level) &&
            !muted.get(owner)?.has(level),
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

  /** Those that the catalog has. */
  private async read(
    entityRefs: readonly string[],
  ): Promise<Map<string, Entity>> {
    const { catalog, auth } = this.parts;
    const refs = [...new Set(entityRefs)];
    const found = new Map<string, Entity>();
    const credentials = await auth.getOwnServiceCredentials();
    for (let from = 0; from < refs.length; from += PAGE_SIZE) {
      const page = refs.slice(from, from + PAGE_SIZE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: page, fields: ['kind', 'metadata', 'relations'] },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (entity) {
          found.set(page[index], entity);
        }
      });
    }
    return found;
  }
}

function ownersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef)
    .sort();
}

function isMuted(entity: Entity | undefined, level: NoticeLevel): boolean {
  const text = entity?.metadata.annotations?.[MUTE_ANNOTATION];
  return text !== undefined && parseLevels(text).has(level);
}
