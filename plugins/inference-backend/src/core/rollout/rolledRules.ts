// SPDX-License-Identifier: Apache-2.0
import { SplitQuery } from '../load/routedCounts';
import {
  ClusterTopology,
  PoolNode,
  RouteNode,
  RuleNode,
} from '../topology/ClusterTopology';
import { compareText } from '../topology/objectKey';
import { ruleKeys } from '../topology/ruleKeys';
import { splitQueryOf } from '../topology/splitQueryOf';

/** What a rule that shares its requests between versions is at a moment. */
export interface ObservedRule {
  /** As of `ruleKeys`, or a rewrite's. */
  key: string;
  /**
   * `namespace/name`: the oldest first, which is the stable version. Of a rewrite
   * its targets, as they are written.
   */
  pools: readonly string[];
  /** What the rule gives each, 0..1: with others another step begins. */
  shares: Readonly<Record<string, number>>;
  /** What its pools run: with other images their caches are cold. */
  versions: string;
  /** Those that get requests and have no server, or no picker, that is ready. */
  unready?: readonly string[];
  /** Nobody else keeps its versions apart. */
  countedBy?: 'picker';
}

/** A rule with several pools, as it is at this moment. */
export interface RolledRule {
  node: RuleNode;
  rule: ObservedRule;
  /** Of each gateway that it is reached through. */
  queries: SplitQuery[];
}

/** The pools of a rule, each once, with what the rule gives them. */
export function sharesOfRule({
  backends,
}: RuleNode): Map<PoolNode, { share: number; weight: number }> {
  const shares = new Map<PoolNode, { share: number; weight: number }>();
  for (const { pool, share, ref } of backends) {
    if (pool) {
      const known = shares.get(pool);
      shares.set(pool, {
        share: (known?.share ?? 0) + share,
        weight: (known?.weight ?? 0) + ref.weight,
      });
    }
  }
  return shares;
}

/** The older is the stable version; of the same age, the one that the rule names first. */
function compareAge({ pool: a }: PoolNode, { pool: b }: PoolNode): number {
  return compareText(a.meta.createdAt ?? '', b.meta.createdAt ?? '');
}

export function roundShare(share = 0): number {
  return Number(share.toPrecision(6));
}

/** What its servers run, apart from how many there are. */
export function imagesOf({ workloads }: PoolNode): string[] {
  return workloads
    .flatMap(({ containers }) => containers.map(({ image }) => image ?? ''))
    .sort();
}

/** Requests are answered by a server that a picker chose. */
function isUp({ endpoints, picker }: PoolNode): boolean {
  return [endpoints, ...(picker ? [picker.endpoints] : [])].every(all =>
    all.some(({ state }) => state.ready),
  );
}

function rolledRule(
  node: RuleNode,
  key: string,
  route: RouteNode,
): RolledRule[] {
  const shares = sharesOfRule(node);
  if (shares.size < 2) {
    return [];
  }
  const nodes = [...shares.keys()].sort(compareAge);
  const unready = nodes.filter(
    pool => (shares.get(pool)?.share ?? 0) > 0 && !isUp(pool),
  );
  const queries = new Map<string, SplitQuery>();
  for (const way of route.ways) {
    const query = way.rule === node ? splitQueryOf(way) : undefined;
    if (query) {
      queries.set(query.gateway, query);
    }
  }
  return [
    {
      node,
      rule: {
        key,
        pools: nodes.map(pool => pool.key),
        shares: Object.fromEntries(
          nodes.map(pool => [pool.key, roundShare(shares.get(pool)?.share)]),
        ),
        versions: JSON.stringify(nodes.map(imagesOf)),
        ...(unready.length > 0 && { unready: unready.map(pool => pool.key) }),
      },
      queries: [...queries.values()],
    },
  ];
}

/** Every rule that splits its requests between pools, those of weight 0 among them. */
export function rolledRules({ routes }: ClusterTopology): RolledRule[] {
  return routes.flatMap(route =>
    Array.from(ruleKeys(route), ([node, key]) =>
      rolledRule(node, key, route),
    ).flat(),
  );
}
