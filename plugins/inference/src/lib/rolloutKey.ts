// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { poolKey } from './poolKey';

/** `cluster/namespace/route/rule/canary`, unique among all rollouts; stands in addresses. */
export function rolloutKey(
  rollout: Pick<Rollout, 'route' | 'rule' | 'canary'>,
): string {
  const { route, rule, canary } = rollout;
  return `${poolKey(route)}/${rule}/${canary.name}`;
}
