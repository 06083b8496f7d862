// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ProviderConfig } from './config/ProviderConfig';
import { fingerprintOf } from './entities/MadeEntity';
import { CatalogState } from './plan/CatalogState';
import { deriveEntities } from './plan/deriveEntities';
import { EntityRefs } from './plan/EntityRefs';
import { joinReports } from './plan/joinReports';
import { ownersToLookUp } from './plan/ownersToLookUp';
import { Plan, planChanges } from './plan/planChanges';
import { CatalogReader } from './source/CatalogReader';
import { InventoryClient } from './source/InventoryClient';

/** How long the catalog may take to process what it was given. */
const PROCESSING_MS = 10 * 60_000;

/** A conflict is told at most so many times by name. */
const MOST_TOLD = 20;

/**
 * Keeps in the catalog what the clusters hold. What it did before it reads from
 * the catalog itself, so that restarts and replicas change nothing.
 */
export class InferenceEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  /** Given to the catalog and not seen there yet. */
  private readonly pending = new Map<
    string,
    { entity: Entity; atMs: number }
  >();
  private toldConflicts = '';
  /** Refs of entities that others brought, from which ours was withdrawn. */
  private readonly withdrawn = new Set<string>();

  constructor(
    private readonly parts: {
      config: ProviderConfig;
      inventory: InventoryClient;
      catalog: CatalogReader;
      logger: LoggerService;
      now(): number;
    },
  ) {}

  getProviderName(): string {
    return 'inference';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** What a round would do now. Changes nothing. */
  async preview(signal: AbortSignal): Promise<Plan> {
    const { config } = this.parts;
    const reports = await this.parts.inventory.listReports(signal);
    const inventory = joinReports(reports, config);
    const refs = [
      ...new Set([
        ...new EntityRefs(config).all(inventory),
        ...inventory.pools.flatMap(({ entities }) => entities),
      ]),
    ];
    const catalog = await this.readCatalog(refs, signal, others =>
      ownersToLookUp(inventory, others, config),
    );
    const derived = deriveEntities(inventory, catalog, config);
    return planChanges(derived, catalog, inventory, config);
  }

  /** One round. Where nothing changed it writes nothing. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { logger, now } = this.parts;
    if (!this.connection) {
      throw new Error('The catalog has not connected the provider yet');
    }
    const plan = await this.preview(signal);
    this.tellConflicts(plan);
    const removed = [
      ...plan.remove.map(({ entityRef }) => entityRef),
      ...this.toWithdraw(plan),
    ];
    const given = [...plan.add, ...plan.change.map(({ entity }) => entity)];
    if (given.length === 0 && removed.length === 0) {
      logger.debug(`Nothing changed in ${plan.unchanged} entities`);
      return;
    }
    await this.connection.applyMutation({
      type: 'delta',
      // Without a location key: whoever brings an entity of the same name wins.
      added: given.map(entity => ({ entity })),
      removed: removed.map(entityRef => ({ entityRef })),
    });
    for (const entity of given) {
      this.pending.set(stringifyEntityRef(entity), { entity, atMs: now() });
    }
    removed.forEach(entityRef => this.pending.delete(entityRef));
    logger.info(
      `Added ${plan.add.length}, changed ${plan.change.length}, removed ${plan.remove.length} and kept ${plan.keep.length} entities; ${plan.unchanged} are as they were`,
    );
  }

  /**
   * What others brought is theirs, but as long as the provider refers to it too,
   * the catalog would keep it though they took it back.
   */
  private toWithdraw({ conflicts }: Plan): string[] {
    const refs = conflicts
      .map(({ entityRef }) => entityRef)
      .filter(entityRef => !this.withdrawn.has(entityRef));
    this.withdrawn.clear();
    conflicts.forEach(({ entityRef }) => this.withdrawn.add(entityRef));
    return [...new Set(refs)];
  }

  private async readCatalog(
    refs: readonly string[],
    signal: AbortSignal,
    ownersFor: (others: ReadonlyMap<string, Entity>) => string[],
  ): Promise<CatalogState> {
    const { catalog, now } = this.parts;
    const seen = await catalog.listMade(signal);
    const others = await catalog.find(
      refs.filter(ref => !seen.has(ref)),
      signal,
    );
    const made = new Map(seen);
    for (const [ref, { entity, atMs }] of this.pending) {
      if (
        others.has(ref) ||
        isSame(seen.get(ref), entity) ||
        now() - atMs > PROCESSING_MS
      ) {
        this.pending.delete(ref);
      } else {
        made.set(ref, entity);
      }
    }
    const owners = await catalog.find(ownersFor(others), signal);
    return { made, others, owners: new Set(owners.keys()) };
  }

  private tellConflicts({ conflicts }: Plan): void {
    const told = JSON.stringify(conflicts);
    if (told === this.toldConflicts) {
      return;
    }
    this.toldConflicts = told;
    for (const { object, entityRef, reason } of conflicts.slice(0, MOST_TOLD)) {
      this.parts.logger.warn(
        `No entity is made of ${object}: ${entityRef} is there. ${reason}`,
      );
    }
  }
}

function isSame(seen: Entity | undefined, given: Entity): boolean {
  return seen !== undefined && fingerprintOf(seen) === fingerprintOf(given);
}
