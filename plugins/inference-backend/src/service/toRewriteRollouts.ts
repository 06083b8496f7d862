// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ignoredByPicker } from '../core/findings/ignoredByPicker';
import { nameOf } from '../core/findings/subjectOf';
import { InferenceModelRewrite } from '../core/objects/ClusterObjects';
import { RolledRewrite, rolledRewrites } from '../core/rollout/rolledRewrites';
import { nameOfRewritten } from '../core/rollout/RolloutName';
import { RolloutEvidence } from '../core/rollout/RolloutEvidence';
import { knownNames } from '../core/topology/servedModels';
import {
  driftOf,
  judgeVersions,
  parseShares,
  refOf,
  RolledPools,
  RolloutParts,
} from './judgeVersions';
import { toGitOps } from './toGitOps';
import { toObservedShare } from './toObservedShare';

/** Of each rewrite's rule with several targets: the first is the stable version, each other a canary of it. */
export function toRewriteRollouts(parts: RolloutParts): RolledPools[] {
  const { topology } = parts.judged;
  const ignored = new Map(
    ignoredByPicker(
      topology,
      ({ rewrites }) => rewrites,
      'inferencemodelrewrites',
    ).map(({ object, picker, reads }) => [
      object,
      say`${nameOf(picker.deployment)} reads rewrites of ${reads} alone`,
    ]),
  );
  return rolledRewrites(topology).flatMap(rolled => {
    const [stable, ...canaries] = targetsOf(parts, rolled);
    return canaries.map(canary => ({
      pools: [rolled.node],
      rollout: toRollout(parts, rolled, {
        stable,
        canary,
        others: canaries.filter(other => other !== canary),
        ignored,
      }),
    }));
  });
}

/**
 * A weight of 0 is none that a rewrite may have: whoever promotes or aborts takes a
 * target out. As long as it is served it is still one of the rollout.
 */
function targetsOf(
  { chronicle, judged, load }: RolloutParts,
  { rule, node }: RolledRewrite,
): string[] {
  if (rule.pools.length !== 1) {
    return [...rule.pools];
  }
  const before = chronicle.weights(rule.key).slice(0, -1);
  const last = before[before.length - 1];
  const names = last ? Object.keys(parseShares(last.value)) : [];
  const { cluster } = judged.topology.snapshot;
  const served = knownNames(node, (namespace, pod) =>
    load.servedModels(cluster, namespace, pod),
  );
  return names.length > 1 &&
    names.includes(rule.pools[0]) &&
    names.every(name => served.has(name))
    ? names
    : [...rule.pools];
}

function toRollout(
  parts: RolloutParts,
  rolled: RolledRewrite,
  versions: {
    stable: string;
    canary: string;
    others: string[];
    ignored: ReadonlyMap<InferenceModelRewrite, string>;
  },
): Rollout {
  const { node, rewrite, index, rule, weights, query } = rolled;
  const { stable, canary, others, ignored } = versions;
  const { cluster } = parts.judged.topology.snapshot;
  const { meta } = rewrite;
  const { evidence, judged } = judgeVersions(parts, {
    name: nameOfRewritten(rolled, { stable, canary }),
    key: rule.key,
    shares: rule.shares,
    ...{ stable, canary, pools: [node] },
  });
  const observed = observedOf(evidence);
  const drift = driftOf(parts, meta);
  const gitops = toGitOps(node, parts.judged.topology.gitOps, rewrite);
  const reason = ignored.get(rewrite);
  const toRef = (name: string) => ({
    cluster,
    namespace: meta.namespace,
    name,
  });
  return {
    way: 'rewrite',
    route: toRef(meta.name),
    rule: index,
    stable: toRef(stable),
    canary: toRef(canary),
    others: others.map(toRef),
    rewrite: {
      apiVersion: meta.apiVersion,
      pool: refOf(cluster, node),
      models: [...query.models],
    },
    configured: rule.shares[canary] ?? 0,
    weights: {
      stable: weights.get(stable) ?? 0,
      canary: weights.get(canary) ?? 0,
    },
    ...(observed && { observed }),
    ...judged,
    providerSupport:
      reason === undefined ? { ok: true } : { ok: false, reason },
    ...(gitops && { gitops }),
    ...(drift !== undefined && { drift }),
  };
}

/** What the picker drew; of those that do not count that, what was asked for. */
function observedOf({ all, sources }: RolloutEvidence): Rollout['observed'] {
  const [stable, canary] = [all.stable.picker, all.canary.picker];
  const counter = (['drawn', 'requests'] as const).find(
    each => stable?.[each] !== undefined && canary?.[each] !== undefined,
  );
  return counter
    ? toObservedShare({
        stable: stable?.[counter] ?? 0,
        canary: canary?.[counter] ?? 0,
        source: sources.picker ?? '',
      })
    : undefined;
}
