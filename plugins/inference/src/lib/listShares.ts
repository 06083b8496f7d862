// SPDX-License-Identifier: Apache-2.0
import {
  PoolRef,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { poolKey } from './poolKey';

export interface PoolShare {
  /** `namespace/name` of the route. */
  route: string;
  rule: number;
  /** 0..1 */
  share: number;
  weight: number;
  /** Pools among which the rule divides its requests. */
  backends: number;
}

/** What part of which route rules' requests a pool gets. */
export function listShares(pool: PoolRef, routes: RouteRule[]): PoolShare[] {
  const key = poolKey(pool);
  const shares = new Map<string, PoolShare>();
  for (const { route, rule, backends } of routes) {
    const backend = backends.find(b => b.pool && poolKey(b.pool) === key);
    if (backend) {
      // A rule is told once per gateway it hangs on; its weights are the same.
      shares.set(`${route.namespace}/${route.name}/${rule}`, {
        route: `${route.namespace}/${route.name}`,
        rule,
        share: backend.share,
        weight: backend.weight,
        backends: backends.length,
      });
    }
  }
  return [...shares.values()];
}
