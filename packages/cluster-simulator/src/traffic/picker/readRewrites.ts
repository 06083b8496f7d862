// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import type { ObjectStore } from '../../cluster/ObjectStore';
import { readList, readNumber, readString } from '../../cluster/readField';
import type { Random } from '../../time/Random';
import { followedGroup } from './followedGroup';

/** What requests for some names become. */
export interface RewriteRule {
  rewrite: string;
  /** Empty where every request is meant. */
  models: string[];
  targets: Array<{ model: string; weight: number }>;
}

/** Rules of a pool's InferenceModelRewrites, in the order in which they count. */
export function readRewrites(
  store: ObjectStore,
  pool: { namespace: string; name: string },
  group: string,
): RewriteRule[] {
  const key = {
    group: followedGroup(store, 'inferencemodelrewrites', group),
    resource: 'inferencemodelrewrites',
  };
  const rules = store
    .list(key, pool.namespace)
    .filter(each => readString(each, 'spec', 'poolRef', 'name') === pool.name)
    .sort(compareAge)
    .flatMap(object =>
      readList(object, 'spec', 'rules').map(rule => ({
        rewrite: object.metadata.name,
        models: readList(rule, 'matches').flatMap(
          match => readString(match, 'model', 'value') ?? [],
        ),
        targets: readList(rule, 'targets').map(target => ({
          model: readString(target, 'modelRewrite') ?? '',
          weight: readNumber(target, 'weight') ?? 1,
        })),
      })),
    );
  return [
    ...rules.filter(({ models }) => models.length > 0),
    ...rules.filter(({ models }) => models.length === 0),
  ];
}

function compareAge(a: KubernetesObject, b: KubernetesObject): number {
  const age = ({ metadata }: KubernetesObject) =>
    `${metadata.creationTimestamp ?? ''} ${metadata.name}`;
  return Number(age(a) > age(b)) - Number(age(a) < age(b));
}

/** Draws a target for a request; undefined where no rule is meant. */
export function drawTarget(
  rules: readonly RewriteRule[],
  model: string,
  random: Random,
): { rewrite: string; model: string } | undefined {
  const rule = rules.find(
    ({ models }) => models.length === 0 || models.includes(model),
  );
  const sum = rule?.targets.reduce((all, { weight }) => all + weight, 0) ?? 0;
  if (!rule || sum <= 0) return undefined;
  let left = random.next() * sum;
  const drawn = rule.targets.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return drawn && { rewrite: rule.rewrite, model: drawn.model };
}
