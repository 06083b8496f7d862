// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';

export interface PoolFilter {
  cluster?: string;
  namespace?: string;
  health?: Health;
  /** Words that all occur in the pool's name, models, entities or reason. */
  text?: string;
}

export function filterPools(
  pools: PoolSummary[],
  { cluster, namespace, health, text = '' }: PoolFilter,
): PoolSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return pools.filter(
    pool =>
      (!cluster || pool.cluster === cluster) &&
      (!namespace || pool.namespace === namespace) &&
      (!health || pool.health === health) &&
      words.every(word => searchText(pool).includes(word)),
  );
}

function searchText(pool: PoolSummary): string {
  return [
    pool.cluster,
    pool.namespace,
    pool.name,
    pool.reason,
    ...pool.models,
    ...pool.entities,
    ...pool.gateways,
  ]
    .join(' ')
    .toLowerCase();
}
