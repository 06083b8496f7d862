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

/**
 * Rules that lead to one pool of the entity alone; each once. A route with a
 * rollout has one for testers, which is none.
 */
export function listStartable({
  pools,
  routes,
  rollouts,
}: Pick<EntityInference, 'pools' | 'routes' | 'rollouts'>): Startable[] {
  const own = new Set(pools.map(poolKey));
  const taken = new Set(
    rollouts.flatMap(({ way, route }) =>
      // A rewrite may be called like a route, and leaves that as it is.
      way === 'pools' ? [poolKey(route)] : [],
    ),
  );
  const found = new Map<string, Startable>();
  for (const { route, rule, backends } of routes) {
    const [backend] = backends;
    if (
      !taken.has(poolKey(route)) &&
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
