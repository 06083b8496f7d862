// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { servedNamesOf } from '../edit/adapters/addAdapter';
import { describeObject } from '../edit/editObjects';
import { findObjects } from '../edit/findObjects';
import { PoolName } from '../edit/pools/findPoolObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import {
  findRewrite,
  FoundTargets,
  poolOf,
  targetsOf,
  weightOf,
} from '../edit/rewrites/findRewrite';
import { RuleBackend, VERSION_KINDS } from './decideStep';
import { RolloutPlace, RolloutRule } from './readRule';
import { sameInOverlays } from './sameInOverlays';

const KIND = VERSION_KINDS.rewrite;

/**
 * A rewrite's rule as the repository has it now, the same in every overlay that
 * is edited. A version that gets no request is not written there: it is one as
 * long as the servers have it.
 */
export function readRewriteRule(
  files: RepositoryFiles,
  place: RolloutPlace,
): RolloutRule {
  const { namespace, route, overlay, stable, canary } = place;
  const found = findRewrite(files, {
    rewrite: { namespace, name: route },
    overlay,
  }).map(object => {
    const rule = pickRule(targetsOf(object), place);
    if (!rule) {
      throw new InputError(
        `${object.path}: no rule of ${describeObject(
          object,
        )} sends requests to ${stable} or ${canary}`,
      );
    }
    return { object, rule, key: keyOf(rule) };
  });
  const { object, rule } = sameInOverlays(found);
  const served = servedBy(files, { namespace, name: poolOf(object.value) });
  const isServed = (name: string) => served?.includes(name) ?? true;
  const written = rule.targets.map(
    (target): RuleBackend => ({
      kind: KIND,
      name: target.name,
      weight: weightOf(target),
      isThere: isServed(target.name),
    }),
  );
  const left = [stable, canary].filter(
    name => served?.includes(name) && !written.some(each => each.name === name),
  );
  return {
    index: rule.index,
    backends: [
      ...written,
      ...left.map(name => ({ kind: KIND, name, weight: 0, isThere: true })),
    ],
    gateways: [],
  };
}

/** Undefined where the engine's arguments do not tell. */
function servedBy(
  files: RepositoryFiles,
  pool: PoolName,
): string[] | undefined {
  try {
    return servedNamesOf(findObjects(files), pool);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function pickRule(
  rules: readonly FoundTargets[],
  { rule, stable, canary }: RolloutPlace,
): FoundTargets | undefined {
  const has = ({ targets }: FoundTargets, name: string) =>
    targets.some(target => target.name === name);
  for (const names of [[stable, canary], [stable], [canary]]) {
    const fitting = rules.filter(each => names.every(name => has(each, name)));
    const named = fitting.find(({ index }) => index === rule);
    if (fitting.length > 1 && !named) {
      throw new InputError(
        `rule: is ${rule ?? 'left out'}, and the rules ${fitting
          .map(({ index }) => index)
          .join(' and ')} send requests to ${names.join(
          ' and ',
        )}: name one of them`,
      );
    }
    if (fitting.length > 0) return named ?? fitting[0];
  }
  return undefined;
}

function keyOf({ index, targets }: FoundTargets): string {
  return `rule ${index}: ${targets
    .map(target => `${target.name} ${weightOf(target)}`)
    .join(', ')}`;
}
