// SPDX-License-Identifier: Apache-2.0
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { matchesPattern } from '../config/matchesPattern';
import { ProviderConfig } from '../config/ProviderConfig';
import {
  describeApi,
  describeCluster,
  describeGateway,
  describeModel,
  describePool,
  POOL_TYPE,
} from '../entities/describeObjects';
import { clusterOf } from '../entities/MadeEntity';
import { isComponent, listOf, ownersOf } from '../entities/readEntity';
import { listCandidates } from '../owners/listCandidates';
import { OwnerCandidate } from '../owners/OwnerCandidate';
import { joinOwnership, Ownership, resolveOwner } from '../owners/resolveOwner';
import { CatalogState } from './CatalogState';
import { CollectedModel, collectModels } from './collectModels';
import { EntityRefs } from './EntityRefs';
import { FoundGateway, FoundPool, Inventory } from './Inventory';

/** What people wrote in place of what would have been made. */
export interface Conflict {
  /** What was not made, in words. */
  object: string;
  /** Of the entity that people wrote. */
  entityRef: string;
  reason: string;
}

export interface Derived {
  /** By entity ref. Without those that stay because their cluster is silent. */
  wanted: ReadonlyMap<string, Entity>;
  conflicts: readonly Conflict[];
}

/** Of the same inventory and catalog it makes the same entities. */
export function deriveEntities(
  inventory: Inventory,
  catalog: CatalogState,
  config: ProviderConfig,
): Derived {
  return new Derivation(inventory, catalog, config).run();
}

class Derivation {
  private readonly wanted = new Map<string, Entity>();
  private readonly conflicts: Conflict[] = [];
  private readonly refs: EntityRefs;
  /** By ref of the pool's entity, be it one that people wrote. */
  private readonly pools = new Map<string, FoundPool>();
  private readonly ownerships = new Map<string, Ownership>();
  private readonly apis = new Map<string, string>();

  constructor(
    private readonly inventory: Inventory,
    private readonly catalog: CatalogState,
    private readonly config: ProviderConfig,
  ) {
    this.refs = new EntityRefs(config);
  }

  run(): Derived {
    this.inventory.gateways.forEach(gateway => this.addGateway(gateway));
    this.inventory.pools.forEach(pool => this.addPool(pool));
    const served = new Map(
      [...this.pools].map(([ref, { models }]) => [ref, models]),
    );
    collectModels(served, ref => this.isMute(ref), this.catalog.made).forEach(
      model => this.addModel(model),
    );
    new Set(this.inventory.pools.map(({ cluster }) => cluster)).forEach(
      cluster => this.addCluster(cluster),
    );
    return { wanted: this.wanted, conflicts: this.conflicts };
  }

  private addGateway(gateway: FoundGateway): void {
    const { cluster, namespace, name } = gateway;
    const ownership = this.ownershipOf(gateway, []);
    const models = this.inventory.pools
      .filter(
        pool =>
          pool.cluster === cluster &&
          pool.gateways.includes(`${namespace}/${name}`),
      )
      .flatMap(pool => pool.models);
    const parts = { settings: this.config, ownership };
    const dependsOn = [this.refs.cluster(cluster)];
    this.add(describeGateway(gateway, { ...parts, dependsOn }));
    this.add(
      describeApi(gateway, { ...parts, models: [...new Set(models)].sort() }),
    );
    this.apis.set(this.refs.gateway(gateway), this.refs.api(gateway));
  }

  private addPool(pool: FoundPool): void {
    const ownRef = this.refs.pool(pool);
    const written = pool.entities.find(
      ref => this.catalog.others.get(ref)?.spec?.type === POOL_TYPE,
    );
    const ref = written ?? ownRef;
    const ownership = this.ownershipOf(pool, pool.entities);
    this.pools.set(ref, pool);
    this.ownerships.set(ref, ownership);
    if (written) {
      this.conflicts.push({
        object: `${pool.cluster}/${pool.namespace}/${pool.name}`,
        entityRef: written,
        reason: 'It was written by hand for this pool.',
      });
      return;
    }
    this.add(
      describePool(pool, {
        settings: this.config,
        ownership,
        dependsOn: this.waysOf(pool, ref),
        dependencyOf: pool.entities.filter(isComponent),
      }),
    );
  }

  /** Where a pool's gateways can't be known, those that were known stay. */
  private waysOf(pool: FoundPool, ref: string): string[] {
    const { cluster, gateways } = pool;
    const refs = this.inventory.gatewaysKnownIn.has(cluster)
      ? gateways.map(key => {
          const [namespace, name] = key.split('/');
          return this.refs.gateway({ cluster, namespace, name });
        })
      : listOf(this.catalog.made.get(ref), 'dependsOn');
    return refs.length > 0
      ? [...new Set(refs)].sort()
      : [this.refs.cluster(cluster)];
  }

  /** Where people wrote a component for each of its pools, theirs is the model. */
  private addModel({ names, poolRefs }: CollectedModel): void {
    if (poolRefs.every(ref => this.hasComponent(ref))) {
      return;
    }
    const ownership = joinOwnership(
      poolRefs.map(ref => this.ownershipOfPool(ref)),
      this.config.owners.unowned,
    );
    this.add(
      describeModel(names, {
        settings: this.config,
        ownership,
        dependsOn: poolRefs,
        providesApis: this.apisOf(names[0], poolRefs),
      }),
    );
  }

  private apisOf(model: string, poolRefs: readonly string[]): string[] {
    const live = poolRefs
      .flatMap(ref => listOf(this.wanted.get(ref), 'dependsOn'))
      .flatMap(ref => this.apis.get(ref) ?? []);
    const kept = listOf(
      this.catalog.made.get(this.refs.model(model)),
      'providesApis',
    ).filter(ref => {
      const cluster = this.clusterOf(ref);
      return cluster && !this.inventory.gatewaysKnownIn.has(cluster);
    });
    return [...new Set([...live, ...kept])].sort();
  }

  private addCluster(cluster: string): void {
    const { clusters, unowned } = this.config.owners;
    const entry = clusters.find(each => matchesPattern(each.cluster, cluster));
    const candidates = entry
      ? [{ owner: entry.owner, saidBy: `the owner of ${cluster}` }]
      : [];
    this.add(
      describeCluster(cluster, {
        title: this.inventory.titles.get(cluster),
        settings: this.config,
        ownership: resolveOwner(candidates, unowned, owner =>
          this.catalog.owners.has(owner),
        ),
      }),
    );
  }

  /** What others brought under the same name stays theirs. */
  private add(entity: Entity): void {
    const entityRef = stringifyEntityRef(entity);
    const other = this.catalog.others.get(entityRef);
    if (!other) {
      this.wanted.set(entityRef, entity);
      return;
    }
    const isAlike = other.spec?.type === entity.spec?.type;
    this.conflicts.push({
      object: entity.metadata.title ?? entity.metadata.name,
      entityRef,
      reason: isAlike
        ? 'It was written by hand.'
        : `Something else has this name, of type ${other.spec?.type}.`,
    });
  }

  private ownershipOf(
    object: FoundPool | FoundGateway,
    entities: readonly string[],
  ): Ownership {
    const entityOwners = entities.flatMap((ref): OwnerCandidate[] =>
      ownersOf(this.catalog.others.get(ref)).map(owner => ({
        owner,
        saidBy: ref,
      })),
    );
    const { owners } = this.config;
    return resolveOwner(
      listCandidates({ ...object, entityOwners }, owners),
      owners.unowned,
      owner => this.catalog.owners.has(owner),
    );
  }

  private ownershipOfPool(ref: string): Ownership {
    const { unowned } = this.config.owners;
    const owner = String(this.catalog.made.get(ref)?.spec?.owner ?? unowned);
    return (
      this.ownerships.get(ref) ?? {
        owner,
        isUnowned: owner === unowned,
        problems: [],
      }
    );
  }

  private hasComponent(poolRef: string): boolean {
    const entities =
      this.pools.get(poolRef)?.entities ??
      listOf(this.catalog.made.get(poolRef), 'dependencyOf');
    return entities.some(isComponent);
  }

  private isMute(poolRef: string): boolean {
    const pool = this.pools.get(poolRef);
    return pool ? pool.models.length === 0 : this.isSilent(poolRef);
  }

  private clusterOf(ref: string): string | undefined {
    const entity = this.catalog.made.get(ref);
    return entity && clusterOf(entity);
  }

  private isSilent(ref: string): boolean {
    const cluster = this.clusterOf(ref);
    return (
      cluster !== undefined &&
      !this.inventory.poolsKnownIn.has(cluster) &&
      !this.config.forgetClusters.has(cluster)
    );
  }
}
