// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject } from '../editObjects';
import { findObjects, FoundObject, isObject } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { itemsAt, numberAt, textAt, Traced } from '../yaml/Traced';

/** Kinds whose rules send requests to pools. */
export const ROUTE_KINDS = ['HTTPRoute', 'AIGatewayRoute'] as const;

/** A rule of a route, and for which overlays. */
export interface RuleRef {
  route: {
    kind?: (typeof ROUTE_KINDS)[number];
    namespace: string;
    name: string;
  };
  /** Its position, or its name. */
  rule: number | string;
  /** Folder of the overlay, such as `overlays/prod`; all of them where left out. */
  overlay?: string;
}

/** A backendRef of a rule, with where it is written. */
export interface BackendRef {
  kind: string;
  namespace?: string;
  name: string;
  /** As it is written. */
  weight?: number;
  value: Traced;
}

export interface FoundRule {
  object: FoundObject;
  index: number;
  value: Traced;
  backendRefs: BackendRef[];
}

/** The route, once per overlay that has it. */
export function findRoute(
  files: RepositoryFiles,
  { route, overlay }: Omit<RuleRef, 'rule'>,
): FoundObject[] {
  const kinds = route.kind ? [route.kind] : ROUTE_KINDS;
  const all = findObjects(files).filter(object =>
    isObject(object, { ...route, kinds }),
  );
  const found = all.filter(
    object => overlay === undefined || object.overlay === overlay,
  );
  if (found.length > 0) return found;
  throw new InputError(
    all.length > 0
      ? `${overlay} has no ${describeObject(all[0])}: that has it`
      : `The repository has no ${kinds.join(' or ')} ${route.namespace}/${
          route.name
        }`,
  );
}

export function findRule(
  object: FoundObject,
  rule: number | string,
): FoundRule {
  const rules = rulesOf(object);
  const found =
    typeof rule === 'number'
      ? rules[rule]
      : rules.find(({ value }) => textAt(value, 'name') === rule);
  if (found) return found;
  throw new InputError(
    `${object.path}: ${describeObject(object)} has ${rules.length} rules, and ${
      typeof rule === 'number' ? `no rule ${rule}` : `none named ${rule}`
    }`,
  );
}

export function rulesOf(object: FoundObject): FoundRule[] {
  return itemsAt(object.value, 'spec', 'rules').map((value, index) => ({
    object,
    index,
    value,
    backendRefs: itemsAt(value, 'backendRefs').map(ref => ({
      kind: textAt(ref, 'kind') ?? 'Service',
      namespace: textAt(ref, 'namespace'),
      name: textAt(ref, 'name') ?? '',
      weight: numberAt(ref, 'weight'),
      value: ref,
    })),
  }));
}

/** Gateway API: a ref without a weight has 1. */
export function weightOf({ weight }: Pick<BackendRef, 'weight'>): number {
  return weight ?? 1;
}

/** True for the pool itself; its namespace is the route's where none is written. */
export function isPoolRef(
  ref: BackendRef,
  { namespace }: FoundObject,
  pool: { namespace?: string; name: string },
): boolean {
  return (
    ref.kind === 'InferencePool' &&
    ref.name === pool.name &&
    (pool.namespace === undefined ||
      (ref.namespace ?? namespace ?? pool.namespace) === pool.namespace)
  );
}
