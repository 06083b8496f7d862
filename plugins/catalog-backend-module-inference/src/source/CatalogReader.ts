// SPDX-License-Identifier: Apache-2.0
import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FINGERPRINT_ANNOTATION, isMade } from '../entities/MadeEntity';

const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.annotations',
  'spec',
  'relations',
];
const PAGE_SIZE = 500;

/** Reads of the catalog what a round needs to know of it, as the catalog itself. */
export class CatalogReader {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** What the provider made, by ref. */
  async listMade(signal: AbortSignal): Promise<Map<string, Entity>> {
    const made = new Map<string, Entity>();
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const page = await this.catalog.queryEntities(
        cursor
          ? { cursor, fields: FIELDS, limit: PAGE_SIZE }
          : {
              filter: {
                [`metadata.annotations.${FINGERPRINT_ANNOTATION}`]:
                  CATALOG_FILTER_EXISTS,
              },
              fields: FIELDS,
              limit: PAGE_SIZE,
            },
        await this.asCatalog(),
      );
      page.items
        .filter(isMade)
        .forEach(entity => made.set(stringifyEntityRef(entity), entity));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return made;
  }

  /** Those of the refs that the catalog has. */
  async find(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, Entity>> {
    const found = new Map<string, Entity>();
    for (let from = 0; from < entityRefs.length; from += PAGE_SIZE) {
      signal.throwIfAborted();
      const { items } = await this.catalog.getEntitiesByRefs(
        {
          entityRefs: entityRefs.slice(from, from + PAGE_SIZE),
          fields: FIELDS,
        },
        await this.asCatalog(),
      );
      for (const entity of items) {
        if (entity) {
          found.set(stringifyEntityRef(entity), entity);
        }
      }
    }
    return found;
  }

  private async asCatalog() {
    return { credentials: await this.auth.getOwnServiceCredentials() };
  }
}
