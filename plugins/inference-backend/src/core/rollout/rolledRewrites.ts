// SPDX-License-Identifier: Apache-2.0
import { InferenceModelRewrite, Workload } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { adaptersOfArguments, modelsOfArguments } from '../topology/modelNames';
import { compareText, groupOf, objectKey } from '../topology/objectKey';
import { TargetQuery } from './countPages';
import { imagesOf, ObservedRule, roundShare } from './rolledRules';

/** A rule of a rewrite, as it is at this moment. */
export interface RolledRewrite {
  /** Whose picker shares the requests. */
  node: PoolNode;
  rewrite: InferenceModelRewrite;
  /** In the rewrite's `spec.rules`. */
  index: number;
  /** Its `pools` are targets: the one that is written first is the stable version. */
  rule: ObservedRule;
  weights: ReadonlyMap<string, number>;
  query: TargetQuery;
}

/** Rewrites have no ages of targets: whoever adds one writes it behind those that are there. */
function weightsOf(
  targets: InferenceModelRewrite['rules'][number]['targets'],
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { model, weight } of targets) {
    weights.set(model, (weights.get(model) ?? 0) + weight);
  }
  return weights;
}

function compareAge(a: InferenceModelRewrite, b: InferenceModelRewrite) {
  return (
    compareText(a.meta.createdAt ?? '', b.meta.createdAt ?? '') ||
    compareText(objectKey(a.meta), objectKey(b.meta))
  );
}

function namesOf({ containers }: Pick<Workload, 'containers'>): string[] {
  return [...modelsOfArguments(containers), ...adaptersOfArguments(containers)];
}

/**
 * Targets that the pool is being given: its workloads say so, and a server that
 * takes requests was started before. It answers that it knows no such model.
 */
function findUnready(
  { workloads, endpoints }: PoolNode,
  weights: ReadonlyMap<string, number>,
): string[] {
  const planned = new Set(workloads.flatMap(namesOf));
  const ready = endpoints
    .filter(({ state }) => state.ready)
    .map(({ pod }) => namesOf(pod));
  return [...weights].flatMap(([name, weight]) =>
    weight > 0 &&
    planned.has(name) &&
    ready.some(names => !names.includes(name))
      ? [name]
      : [],
  );
}

function rolledRule(
  node: PoolNode,
  rewrite: InferenceModelRewrite,
  index: number,
): RolledRewrite {
  const { models, targets } = rewrite.rules[index];
  const weights = weightsOf(targets);
  const sum = targets.reduce((total, { weight }) => total + weight, 0);
  const asked = [...models].sort();
  const unready = findUnready(node, weights);
  return {
    node,
    rewrite,
    index,
    weights,
    rule: {
      key: `${groupOf(rewrite.meta)} ${objectKey(rewrite.meta)} ${asked.join(
        ', ',
      )}`,
      pools: [...weights.keys()],
      shares: Object.fromEntries(
        Array.from(weights, ([name, weight]) => [
          name,
          sum > 0 ? roundShare(weight / sum) : 0,
        ]),
      ),
      // Who loads one more adapter starts all servers anew.
      versions: JSON.stringify([imagesOf(node), node.workloads.map(namesOf)]),
      ...(unready.length > 0 && { unready }),
      countedBy: 'picker',
    },
    query: { pool: node.key, rewrite: rewrite.meta.name, models: asked },
  };
}

/**
 * Every rule of every rewrite, those with one target among them. Of several for
 * the same names the oldest rewrite's first counts; the others get no request.
 */
export function rolledRewrites({
  pools,
}: Pick<ClusterTopology, 'pools'>): RolledRewrite[] {
  return pools.flatMap(node => {
    const taken = new Set<string>();
    return [...node.rewrites].sort(compareAge).flatMap(rewrite =>
      rewrite.rules.flatMap(({ models }, index) => {
        const names = [...models].sort().join('\n');
        const isTaken = taken.has(names);
        taken.add(names);
        return isTaken ? [] : [rolledRule(node, rewrite, index)];
      }),
    );
  });
}
