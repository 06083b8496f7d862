// SPDX-License-Identifier: Apache-2.0
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  INVENTORY_LOCATION_TYPE,
  KUBERNETES_ANNOTATIONS,
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { parseAnnotations, PoolQuery } from '../core/entities/parseAnnotations';
import { isAsked, SearchedCluster } from '../core/entities/resolveEntity';
import { PoolNode } from '../core/topology/ClusterTopology';

const ANNOTATIONS = [
  POOLS_ANNOTATION,
  MODELS_ANNOTATION,
  KUBERNETES_ANNOTATIONS.id,
  KUBERNETES_ANNOTATIONS.labelSelector,
];
const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  'relations',
];
const PAGE_SIZE = 500;

/**
 * What catalog entities ask for. All that have an annotation of ours are read
 * now and then, as the plugin itself and never because somebody looks; who may
 * see what of it is decided where it is shown.
 */
export class CatalogEntities {
  private queriesByRef: ReadonlyMap<string, PoolQuery[]> = new Map();
  private ownersByRef: ReadonlyMap<string, string[]> = new Map();
  private sourceByRef: ReadonlyMap<string, string> = new Map();
  /** Entities that were made from what clusters hold. */
  private made: ReadonlySet<string> = new Set();
  private fingerprint = '';
  private currentVersion = 0;

  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly logger: LoggerService,
  ) {}

  /** Changes when an entity, its owner or one of its annotations did. */
  get version(): number {
    return this.currentVersion;
  }

  async refresh(): Promise<void> {
    const entities = await this.readAll();
    const queries = new Map(
      entities
        .map(entity => [stringifyEntityRef(entity), queriesOf(entity)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const owners = new Map(
      entities.map(entity => [stringifyEntityRef(entity), ownersOf(entity)]),
    );
    // Not part of the fingerprint: nothing that is shown depends on it.
    this.sourceByRef = new Map(
      entities.flatMap(entity => {
        const source = sourceOf(entity);
        return source ? [[stringifyEntityRef(entity), source] as const] : [];
      }),
    );
    const made = new Set(
      entities.filter(isMade).map(entity => stringifyEntityRef(entity)),
    );
    const fingerprint = JSON.stringify(
      [...queries].map(([ref, asked]) => [
        ref,
        asked,
        owners.get(ref),
        made.has(ref),
      ]),
    );
    if (fingerprint !== this.fingerprint) {
      this.fingerprint = fingerprint;
      this.queriesByRef = queries;
      this.ownersByRef = owners;
      this.made = made;
      this.currentVersion++;
      this.logger.debug(`${queries.size} catalog entities may have pools`);
    }
  }

  /**
   * What the entity asks for. One that is not known yet is looked up at once:
   * it may be new, or have no annotation.
   *
   * @returns undefined where the catalog has no such entity
   */
  async queriesOf(entityRef: string): Promise<PoolQuery[] | undefined> {
    const known = this.queriesByRef.get(entityRef);
    if (known) {
      return known;
    }
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials: await this.auth.getOwnServiceCredentials(),
    });
    return entity && queriesOf(entity);
  }

  /**
   * Refs of the entities each pool of the cluster belongs to, sorted: those that
   * people wrote, and only where there is none, those that were made from what
   * the clusters hold.
   */
  refsByPool(cluster: SearchedCluster): Map<PoolNode, string[]> {
    const refs = this.allRefsByPool(cluster);
    for (const [pool, list] of refs) {
      const written = this.writtenOf(list);
      refs.set(pool, written.length > 0 ? written : list);
    }
    return refs;
  }

  /** Those of the entities that people wrote. */
  writtenOf(entityRefs: readonly string[]): string[] {
    return entityRefs.filter(ref => !this.made.has(ref));
  }

  private allRefsByPool(cluster: SearchedCluster): Map<PoolNode, string[]> {
    const refs = new Map<PoolNode, string[]>();
    for (const [ref, queries] of this.queriesByRef) {
      const pools = queries
        .filter(query => isAsked(query, cluster.name))
        .flatMap(query => cluster.directory.find(query));
      for (const pool of new Set(pools)) {
        const list = refs.get(pool);
        if (list) {
          list.push(ref);
        } else {
          refs.set(pool, [ref]);
        }
      }
    }
    return refs;
  }

  /** Address of the file that the catalog read the entity from; undefined where it is on no server. */
  sourceOf(entityRef: string): string | undefined {
    return this.sourceByRef.get(entityRef);
  }

  /** Who owns any of the entities, sorted. */
  ownersOf(entityRefs: readonly string[]): string[] {
    const owners = entityRefs.flatMap(ref => this.ownersByRef.get(ref) ?? []);
    return [...new Set(owners)].sort();
  }

  /**
   * What the owners' entities ask for, by ref: of entities that were made from
   * what clusters hold the models only, as their pools are part of them.
   */
  ownedBy(owners: ReadonlySet<string>): Map<string, PoolQuery[]> {
    return new Map(
      [...this.queriesByRef].filter(
        ([ref]) =>
          this.ownersByRef.get(ref)?.some(owner => owners.has(owner)) &&
          (!this.made.has(ref) || parseEntityRef(ref).kind === 'component'),
      ),
    );
  }

  private async readAll(): Promise<Entity[]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.catalog.queryEntities(
        cursor
          ? { cursor, fields: FIELDS, limit: PAGE_SIZE }
          : {
              filter: ANNOTATIONS.map(name => ({
                [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
              })),
              fields: FIELDS,
              limit: PAGE_SIZE,
            },
        { credentials },
      );
      entities.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return entities;
  }
}

function queriesOf({ metadata }: Entity): PoolQuery[] {
  return parseAnnotations(metadata.annotations ?? {});
}

function isMade({ metadata }: Entity): boolean {
  const location = metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  return location.startsWith(`${INVENTORY_LOCATION_TYPE}:`);
}

function sourceOf({ metadata }: Entity): string | undefined {
  const location = metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  return location.startsWith('url:') ? location.slice(4) : undefined;
}

function ownersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef)
    .sort();
}
