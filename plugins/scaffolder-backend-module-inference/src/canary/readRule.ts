// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject } from '../edit/editObjects';
import { findObjects } from '../edit/findObjects';
import { isPool, serversOf } from '../edit/pools/findPoolObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import {
  findRoute,
  findRule,
  FoundRule,
  rulesOf,
  weightOf,
} from '../edit/routes/findRoute';
import { itemsAt, textAt, Traced } from '../edit/yaml/Traced';
import { RuleBackend } from './decideStep';
import { sameInOverlays } from './sameInOverlays';

/** Which rule of which route, and between which pools. */
export interface RolloutPlace {
  namespace: string;
  route: string;
  /** Position of the rule; only where several rules have both pools, and to start. */
  rule?: number;
  stable: string;
  canary: string;
  overlay?: string;
}

/** The rule as the repository has it now, the same in every overlay that is edited. */
export interface RolloutRule {
  index: number;
  backends: RuleBackend[];
  /** Gateways that the route is attached to, as `namespace/name`. */
  gateways: string[];
}

/** Rules move when others are added, so the pools tell which one it is. */
export function readRule(
  files: RepositoryFiles,
  place: RolloutPlace,
): RolloutRule {
  const { namespace, route, overlay } = place;
  const objects = findRoute(files, {
    route: { namespace, name: route },
    overlay,
  });
  const all = findObjects(files);
  const found = objects.map(object => {
    if (object.kind !== 'HTTPRoute') {
      throw new InputError(
        `${object.path}: ${describeObject(
          object,
        )} takes one pool per rule and no weight for it, so it can’t be rolled out by weights`,
      );
    }
    const rule =
      pickRule(rulesOf(object), place) ?? findRule(object, place.rule ?? 0);
    return { object, rule, key: keyOf(rule) };
  });
  const { object, rule } = sameInOverlays(found);
  return {
    index: rule.index,
    backends: rule.backendRefs.map(ref => {
      const pool = { namespace: ref.namespace ?? namespace, name: ref.name };
      return {
        kind: ref.kind,
        name: ref.name,
        weight: weightOf(ref),
        isThere:
          all.some(each => isPool(each, pool)) ||
          serversOf(all, pool).length > 0,
      };
    }),
    gateways: gatewaysOf(object.value, namespace),
  };
}

/** The one that has both pools; where none has, the one that is named. */
function pickRule(
  rules: readonly FoundRule[],
  { rule, stable, canary }: RolloutPlace,
): FoundRule | undefined {
  const has = ({ backendRefs }: FoundRule, name: string) =>
    backendRefs.some(ref => ref.kind === 'InferencePool' && ref.name === name);
  const both = rules.filter(each => has(each, stable) && has(each, canary));
  if (both.length > 1) {
    const named = both.find(({ index }) => index === rule);
    if (named) return named;
    throw new InputError(
      `rule: is ${rule ?? 'left out'}, and the rules ${both
        .map(({ index }) => index)
        .join(' and ')} send requests to both pools: name one of them`,
    );
  }
  return (
    both[0] ??
    rules.find(each => each.index === rule) ??
    rules.find(each => has(each, stable))
  );
}

function keyOf({ index, backendRefs }: FoundRule): string {
  return `rule ${index}: ${backendRefs
    .map(ref => `${ref.name} ${weightOf(ref)}`)
    .join(', ')}`;
}

function gatewaysOf(route: Traced, namespace: string): string[] {
  return itemsAt(route, 'spec', 'parentRefs')
    .filter(parent => (textAt(parent, 'kind') ?? 'Gateway') === 'Gateway')
    .map(
      parent =>
        `${textAt(parent, 'namespace') ?? namespace}/${textAt(parent, 'name')}`,
    );
}
