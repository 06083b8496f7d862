// SPDX-License-Identifier: Apache-2.0
import { RolloutWay } from '@inference-portal/backstage-plugin-inference-common';
import { RolledRewrite } from './rolledRewrites';
import { RolledRule } from './rolledRules';

/**
 * Which rollout, in all clusters that have it: a rewrite and a route may be called
 * alike, and so may a pool and a model.
 */
export interface RolloutName {
  way: RolloutWay;
  namespace: string;
  /** Of the HTTPRoute, or of the InferenceModelRewrite. */
  route: string;
  /** Position of the rule. */
  rule: number;
  /** Names of pools, or of models and adapters. */
  stable: string;
  canary: string;
}

/** @param canary - `namespace/name` of its pool */
export function nameOfRolled(
  { node, rule }: RolledRule,
  canary: string,
): RolloutName {
  const { namespace, name } = node.route.route.meta;
  return {
    way: 'pools',
    ...{ namespace, route: name, rule: node.index },
    stable: nameOfKey(rule.pools[0]),
    canary: nameOfKey(canary),
  };
}

export function nameOfRewritten(
  { rewrite, index }: RolledRewrite,
  versions: { stable: string; canary: string },
): RolloutName {
  const { namespace, name } = rewrite.meta;
  const { stable, canary } = versions;
  return {
    way: 'rewrite',
    ...{ namespace, route: name, rule: index, stable, canary },
  };
}

function nameOfKey(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
