// SPDX-License-Identifier: Apache-2.0
import {
  EntityInference,
  PoolRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { poolKey } from './poolKey';

/** A rule that a canary can be put into. */
export interface Startable {
  route: PoolRef;
  rule: number;
  stable: PoolRef;
}

/** Rules that lead to one pool of the entity alone; each once. */
export function listStartable({
  pools,
  routes,
}: Pick<EntityInference, 'pools' | 'routes'>): Startable[] {
  const own = new Set(pools.map(poolKey));
  const found = new Map<string, Startable>();
  for (const { route, rule, backends } of routes) {
    const [backend] = backends;
    if (
      backends.length === 1 &&
      backend.pool &&
      own.has(poolKey(backend.pool))
    ) {
      // A rule is told once per gateway it hangs on.
      found.set(`${poolKey(route)}/${rule}`, {
        route,
        rule,
        stable: backend.pool,
      });
    }
  }
  return [...found.values()];
}
