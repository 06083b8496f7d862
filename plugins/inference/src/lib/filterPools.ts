// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';

export interface PoolFilter {
  cluster?: string;
  namespace?: string;
  health?: Health;
  /** Entity ref of an owner; `NOBODY` where no entity has the pool. */
  owner?: string;
  model?: string;
  provider?: string;
  /** Words that all occur in the pool's name, models, entities or reason. */
  text?: string;
}

/** Stands for the owner of pools that no catalog entity has. */
export const NOBODY = 'nobody';

export function filterPools(
  pools: PoolSummary[],
  { text = '', ...filter }: PoolFilter,
): PoolSummary[] {
  const { cluster, namespace, health, owner, model, provider } = filter;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return pools.filter(
    pool =>
      (!cluster || pool.cluster === cluster) &&
      (!namespace || pool.namespace === namespace) &&
      (!health || pool.health === health) &&
      (!owner || isOwnedBy(pool, owner)) &&
      (!model || pool.models.includes(model)) &&
      (!provider || pool.providers.includes(provider)) &&
      words.every(word => searchText(pool).includes(word)),
  );
}

function isOwnedBy({ owners, entities }: PoolSummary, owner: string): boolean {
  return owner === NOBODY ? entities.length === 0 : owners.includes(owner);
}

/** By pool, whose object is the same as long as nothing in it changes. */
const searchTexts = new WeakMap<PoolSummary, string>();

function searchText(pool: PoolSummary): string {
  let text = searchTexts.get(pool);
  if (text === undefined) {
    text = [
      pool.cluster,
      pool.namespace,
      pool.name,
      pool.reason,
      ...pool.models,
      ...pool.entities,
      ...pool.owners,
      ...pool.gateways,
      ...pool.providers,
    ]
      .join(' ')
      .toLowerCase();
    searchTexts.set(pool, text);
  }
  return text;
}
