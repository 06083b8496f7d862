// SPDX-License-Identifier: Apache-2.0
import { SplitPool, SplitQuery } from '../load/routedCounts';
import { PoolNode, RuleNode, Way } from './ClusterTopology';
import { objectKey } from './objectKey';

function splitPool({ parent, rule }: Way, node: PoolNode): SplitPool {
  const others = node.ways.filter(way => way.rule !== rule);
  const gateway = objectKey(parent.ref);
  const isOfGateway = (way: Way) => objectKey(way.parent.ref) === gateway;
  return {
    pool: node.key,
    sharedInRoute: others.some(way => way.rule.route === rule.route),
    sharedInGateway: others.some(
      way => way.rule.route !== rule.route && isOfGateway(way),
    ),
    shared:
      others.length > 0 ||
      node.ways.some(way => way.rule === rule && !isOfGateway(way)),
  };
}

/** A rule may name a pool twice, with other filters. */
function poolsOf({ backends }: RuleNode): PoolNode[] {
  return [...new Set(backends.flatMap(({ pool }) => pool ?? []))];
}

/**
 * What to ask the counters for a rule's split. Undefined for a rule that also
 * sends requests elsewhere than to pools, as those are not counted.
 */
export function splitQueryOf(way: Way): SplitQuery | undefined {
  const { parent, rule } = way;
  const takesPart = rule.backends.filter(({ ref }) => ref.weight > 0);
  if (takesPart.some(({ pool }) => !pool)) {
    return undefined;
  }
  const { name } = rule.spec;
  return {
    gateway: objectKey(parent.ref),
    route: rule.route.key,
    rule: { index: rule.index, ...(name && { name }) },
    pools: poolsOf(rule).map(pool => splitPool(way, pool)),
  };
}
