// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { RouteNode, RuleNode } from './ClusterTopology';
import { describeMatch } from './describeMatch';

/**
 * Rules have no name and their index moves: within a cluster they are known by
 * their route and what they match, and those alike by their order.
 */
export function ruleKeys({ key, rules }: RouteNode): Map<RuleNode, string> {
  const alike = new Map<string, number>();
  return new Map(
    rules.filter(namesPool).map(rule => {
      const matches = plainText(
        rule.spec.matches.map(describeMatch).join(', '),
      );
      const nth = alike.get(matches) ?? 0;
      alike.set(matches, nth + 1);
      return [rule, `${key} ${nth} ${matches}`];
    }),
  );
}

function namesPool({ backends }: RuleNode): boolean {
  return backends.some(({ ref }) => ref.kind === 'InferencePool');
}
