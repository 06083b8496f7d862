// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { productOfGateway, nameOfProduct } from '../core/lifecycle/productOf';
import { wrongSplitOf } from '../core/lifecycle/wrongSplitOf';
import {
  RolledRule,
  rolledRules,
  sharesOfRule,
} from '../core/rollout/rolledRules';
import { nameOfRolled } from '../core/rollout/RolloutName';
import { RolloutEvidence } from '../core/rollout/RolloutEvidence';
import { ClusterTopology, PoolNode } from '../core/topology/ClusterTopology';
import {
  driftOf,
  judgeVersions,
  refOf,
  RolledPools,
  RolloutParts,
} from './judgeVersions';
import { toGitOps } from './toGitOps';
import { toObservedShare } from './toObservedShare';
import { toRewriteRollouts } from './toRewriteRollouts';

/** Every rule with several pools, of which the oldest is the stable version and each other a canary of it, and every rewrite with several targets. */
export function toRollouts(parts: RolloutParts): RolledPools[] {
  const { topology } = parts.judged;
  const ofPools = rolledRules(topology).flatMap(rolled => {
    const [stable, ...canaries] = rolled.rule.pools.flatMap(
      key => topology.poolsByKey.get(key) ?? [],
    );
    return canaries.map((canary): RolledPools => {
      const others = canaries.filter(other => other !== canary);
      return {
        pools: [stable, canary],
        rollout: toRollout(parts, rolled, { stable, canary, others }),
      };
    });
  });
  return [...ofPools, ...toRewriteRollouts(parts)];
}

interface Versions {
  stable: PoolNode;
  canary: PoolNode;
  others: PoolNode[];
}

function toRollout(
  parts: RolloutParts,
  rolled: RolledRule,
  { stable, canary, others }: Versions,
): Rollout {
  const { topology } = parts.judged;
  const { cluster } = topology.snapshot;
  const { node, rule } = rolled;
  const shares = sharesOfRule(node);
  const { evidence, judged } = judgeVersions(parts, {
    name: nameOfRolled(rolled, canary.key),
    key: rule.key,
    shares: rule.shares,
    stable: stable.key,
    canary: canary.key,
    pools: [stable, canary],
  });
  const observed = observedOf(evidence, rolled);
  const { meta } = node.route.route;
  const drift = driftOf(parts, meta);
  const gitops = toGitOps(stable, topology.gitOps, node.route.route);
  return {
    way: 'pools',
    route: { cluster, namespace: meta.namespace, name: meta.name },
    rule: node.index,
    stable: refOf(cluster, stable),
    canary: refOf(cluster, canary),
    others: others.map(other => refOf(cluster, other)),
    configured: shares.get(canary)?.share ?? 0,
    weights: {
      stable: shares.get(stable)?.weight ?? 0,
      canary: shares.get(canary)?.weight ?? 0,
    },
    ...(observed && { observed }),
    ...judged,
    providerSupport: supportOf(rolled, topology),
    ...(gitops && { gitops }),
    ...(drift !== undefined && { drift }),
  };
}

/** As the gateway counts it, or the pickers where all that they count came by this rule. */
function observedOf(
  { all, sources }: RolloutEvidence,
  { queries }: RolledRule,
): Rollout['observed'] {
  const isShared = queries.some(({ pools }) =>
    pools.some(({ shared }) => shared),
  );
  const counter = (
    ['gateway', ...(isShared ? [] : ['picker' as const])] as const
  ).find(
    each =>
      all.stable[each]?.requests !== undefined &&
      all.canary[each]?.requests !== undefined,
  );
  return counter && queries.length > 0
    ? toObservedShare({
        stable: all.stable[counter]?.requests ?? 0,
        canary: all.canary[counter]?.requests ?? 0,
        source: sources[counter] ?? '',
      })
    : undefined;
}

/** Of all gateways that lead to the rule, the one that gets it wrong most surely. */
function supportOf(
  { node }: RolledRule,
  topology: ClusterTopology,
): Rollout['providerSupport'] {
  const gateways = node.route.ways.flatMap(({ rule, parent }) =>
    rule === node && parent.gateway ? [parent.gateway] : [],
  );
  const found = [...new Set(gateways)].flatMap(gateway => {
    const installed = productOfGateway(gateway, topology);
    const known = installed && wrongSplitOf(installed);
    return known
      ? [
          {
            ...known,
            name: nameOfProduct(installed),
            remedy: known.wrong.remedy,
          },
        ]
      : [];
  });
  const worst = found.find(({ isSure }) => isSure) ?? found[0];
  return worst
    ? {
        ok: !worst.isSure,
        reason: `${worst.name} ${worst.wrong.words}. ${worst.remedy}`,
      }
    : { ok: true };
}
