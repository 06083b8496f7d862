// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { poolKey } from './poolKey';

/**
 * `cluster/namespace/route/rule/canary`, of a rewrite with its kind and API group
 * before: unique among all rollouts; stands in addresses.
 */
export function rolloutKey(
  rollout: Pick<Rollout, 'way' | 'route' | 'rule' | 'canary' | 'rewrite'>,
): string {
  const { way, route, rule, canary, rewrite } = rollout;
  const key = `${poolKey(route)}/${rule}/${canary.name}`;
  // A cluster can have rewrites of both groups by one name.
  const [group] = rewrite?.apiVersion.split('/') ?? [''];
  return way === 'pools' ? key : `${way}:${group}/${key}`;
}
