// SPDX-License-Identifier: Apache-2.0
import { rolledRewrites } from '../../core/rollout/rolledRewrites';
import { ClusterTopology, RuleNode } from '../../core/topology/ClusterTopology';
import { objectKey } from '../../core/topology/objectKey';
import { ruleKeys } from '../../core/topology/ruleKeys';
import { Observation } from './ChangeLog';

/** By backend or target; names are unique enough within a rule. */
type Shares = Record<string, number>;

/** Which share of its requests each rule sends where, of routes and of rewrites. */
export function observeWeights(topology: ClusterTopology): Observation[] {
  return [
    ...observeRoutes(topology),
    ...rolledRewrites(topology).map(({ node, rewrite, rule }): Observation => {
      const shares = inPercent(rule.shares);
      return {
        kind: 'weights',
        key: rule.key,
        subject: `InferenceModelRewrite ${objectKey(rewrite.meta)}`,
        pools: [node.key],
        value: JSON.stringify(shares),
        describe: before => describeShares(JSON.parse(before), shares),
      };
    }),
  ];
}

function observeRoutes({ routes }: ClusterTopology): Observation[] {
  return routes.flatMap(route =>
    Array.from(ruleKeys(route), ([rule, key]) => {
      const shares = sharesOf(rule);
      return {
        kind: 'weights',
        key,
        subject: `HTTPRoute ${route.key}`,
        pools: poolsOf(rule),
        value: JSON.stringify(shares),
        describe: before => describeShares(JSON.parse(before), shares),
      };
    }),
  );
}

function poolsOf({ backends }: RuleNode): string[] {
  const keys = backends
    .filter(({ ref }) => ref.kind === 'InferencePool')
    .map(({ ref }) => objectKey(ref));
  return [...new Set(keys)].sort();
}

function sharesOf({ backends }: RuleNode): Shares {
  const shares: Shares = {};
  for (const { ref, share } of backends) {
    shares[ref.name] = (shares[ref.name] ?? 0) + share;
  }
  return inPercent(shares);
}

function inPercent(shares: Shares): Shares {
  return Object.fromEntries(
    Object.entries(shares).map(([name, share]) => [
      name,
      Number((share * 100).toPrecision(4)),
    ]),
  );
}

function describeShares(before: Shares, now: Shares): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names
    .filter(name => before[name] !== now[name])
    .map(name => `${name} ${before[name] ?? 0} % → ${now[name] ?? 0} %`)
    .join(', ');
}
