// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import { ProviderConfig } from '../config/ProviderConfig';
import {
  CLUSTER_TYPE,
  MODEL_TYPE,
  POOL_TYPE,
} from '../entities/describeObjects';
import { clusterOf, fingerprintOf } from '../entities/MadeEntity';
import { CatalogState } from './CatalogState';
import { Conflict, Derived } from './deriveEntities';
import { Inventory } from './Inventory';

/** What a round would do, and does unless it is only asked for. */
export interface Plan {
  add: Entity[];
  change: Array<{ entity: Entity; fields: string[] }>;
  remove: Array<{ entityRef: string; reason: string }>;
  /** What is neither seen nor known to be gone. */
  keep: Array<{ entityRef: string; reason: string }>;
  unchanged: number;
  conflicts: readonly Conflict[];
}

/** Compares what should be with what is. Only what a cluster says is gone goes. */
export function planChanges(
  { wanted, conflicts }: Derived,
  { made }: Pick<CatalogState, 'made'>,
  inventory: Inventory,
  config: Pick<ProviderConfig, 'forgetClusters'>,
): Plan {
  const plan: Plan = {
    add: [],
    change: [],
    remove: [],
    keep: [],
    unchanged: 0,
    conflicts,
  };
  for (const [entityRef, entity] of wanted) {
    const known = made.get(entityRef);
    if (!known) {
      plan.add.push(entity);
    } else if (fingerprintOf(known) === fingerprintOf(entity)) {
      plan.unchanged++;
    } else {
      plan.change.push({ entity, fields: changedFields(known, entity) });
    }
  }
  // Clusters stay as long as anything of them does.
  const present = new Set([...wanted.values()].map(clusterOf));
  const leftovers = [...made].filter(([entityRef]) => !wanted.has(entityRef));
  const isLast = ([, entity]: [string, Entity]) =>
    entity.spec?.type === CLUSTER_TYPE;
  for (const [entityRef, entity] of [
    ...leftovers.filter(entry => !isLast(entry)),
    ...leftovers.filter(isLast),
  ]) {
    const reason = whyKept(entity, inventory, { config, present });
    if (reason) {
      present.add(clusterOf(entity));
      plan.keep.push({ entityRef, reason });
    } else {
      plan.remove.push({ entityRef, reason: whyRemoved(entity, config) });
    }
  }
  return plan;
}

function whyKept(
  entity: Entity,
  { poolsKnownIn, gatewaysKnownIn, silent }: Inventory,
  {
    config,
    present,
  }: {
    config: Pick<ProviderConfig, 'forgetClusters'>;
    present: ReadonlySet<string | undefined>;
  },
): string | undefined {
  const cluster = clusterOf(entity);
  if (cluster === undefined || config.forgetClusters.has(cluster)) {
    return undefined;
  }
  if (!poolsKnownIn.has(cluster)) {
    const why = silent.get(cluster) ?? 'it is not configured any more';
    return `${cluster} does not say that it is gone: ${why}.`;
  }
  const type = entity.spec?.type;
  if (type === CLUSTER_TYPE) {
    return present.has(cluster) ? 'Something of it is kept.' : undefined;
  }
  return type === POOL_TYPE || gatewaysKnownIn.has(cluster)
    ? undefined
    : `The gateways of ${cluster} are not read.`;
}

function whyRemoved(
  entity: Entity,
  { forgetClusters }: Pick<ProviderConfig, 'forgetClusters'>,
): string {
  const cluster = clusterOf(entity);
  if (cluster !== undefined && forgetClusters.has(cluster)) {
    return `${cluster} is to be forgotten.`;
  }
  if (entity.spec?.type === MODEL_TYPE) {
    return 'No pool serves it, or people wrote an entity for it.';
  }
  return `${cluster} does not have it any more, or it is not wanted here.`;
}

/** `metadata.title`, `spec.owner`, …: what differs, but for what the catalog adds. */
function changedFields(known: Entity, entity: Entity): string[] {
  const fields = (['metadata', 'spec'] as const).flatMap(part => {
    const before: Record<string, unknown> = known[part] ?? {};
    const after: Record<string, unknown> = entity[part] ?? {};
    const keys =
      part === 'spec' ? Object.keys({ ...before, ...after }) : METADATA;
    return keys
      .filter(key => !isEqual(before[key], after[key]))
      .map(key => `${part}.${key}`);
  });
  return fields.length > 0 ? fields : ['metadata.annotations'];
}

const METADATA = ['title', 'description', 'tags'];

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
