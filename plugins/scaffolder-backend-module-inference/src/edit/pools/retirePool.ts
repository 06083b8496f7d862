// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { findObjects, FoundObject } from '../findObjects';
import { removeObjects } from '../removeObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { removeBackendRef, removeRule } from '../routes/editBackendRefs';
import {
  FoundRule,
  isPoolRef,
  ROUTE_KINDS,
  rulesOf,
  weightOf,
} from '../routes/findRoute';
import { setWeights } from '../routes/setWeights';
import { textAt } from '../yaml/Traced';
import { changePoolsAnnotations } from './changePoolsAnnotations';
import {
  findPoolObjects,
  isPool,
  PoolName,
  targetsOf,
} from './findPoolObjects';

/** A rule that names a pool, in one overlay. */
export interface PoolUse {
  rule: FoundRule;
  /** Of the pool in it, as written or by default. */
  weight: number;
  /** That of the rule's other backends. */
  others: number;
}

/** Where the repository sends requests to a pool, or could with another weight. */
export function findPoolUses(
  files: RepositoryFiles,
  pool: PoolName,
): PoolUse[] {
  return findObjects(files)
    .filter(({ kind }) => ROUTE_KINDS.some(route => route === kind))
    .flatMap(rulesOf)
    .flatMap(rule => {
      const own = rule.backendRefs.filter(ref =>
        isPoolRef(ref, rule.object, pool),
      );
      const sum = (refs: typeof own) =>
        refs.reduce((total, ref) => total + weightOf(ref), 0);
      return own.length === 0
        ? []
        : [
            {
              rule,
              weight: sum(own),
              others: sum(rule.backendRefs) - sum(own),
            },
          ];
    });
}

/**
 * Takes requests off a pool, first step of its end: weight 0 where a rule has
 * other pools; where it has none the rule goes, and with the last rule the
 * route and what is attached to it, so that the model is not found instead of
 * failing.
 */
export function detachPool(
  files: RepositoryFiles,
  pool: PoolName,
): RepositoryFiles {
  const use = findPoolUses(files, pool).find(({ weight }) => weight > 0);
  if (!use) return files;
  return detachPool(detach(files, pool, use), pool);
}

function detach(
  files: RepositoryFiles,
  pool: PoolName,
  { rule: { object, index } }: PoolUse,
): RepositoryFiles {
  const same = findPoolUses(files, pool).filter(
    use => use.rule.index === index && isSameRoute(use.rule.object, object),
  );
  const alone = same.filter(({ others }) => others === 0);
  if (alone.length > 0 && alone.length < same.length) {
    throw new InputError(
      `${object.path}: rule ${index} of ${object.kind} ${
        object.name
      } has another pool to send requests to in ${
        same.find(({ others }) => others > 0)?.rule.object.overlay
      }, and none in ${alone[0].rule.object.overlay}. Make them alike first`,
    );
  }
  const at = { ...refOf(object, pool), rule: index };
  if (alone.length > 0) return removeRuleOrRoute(files, object, at);
  return object.kind === 'AIGatewayRoute'
    ? removeBackendRef(files, { ...at, pool: pool.name })
    : setWeights(files, { ...at, weights: { [pool.name]: 0 } });
}

/**
 * Takes a pool that gets no requests any more out of the repository: what is left
 * of it in routes, all that is there for it alone, and its place in the catalog
 * where the entity has other pools.
 *
 * @throws InputError where a rule still gives it weight
 */
export function removePool(
  files: RepositoryFiles,
  pool: PoolName,
): RepositoryFiles {
  const [use] = findPoolUses(files, pool);
  if (!use) return removeFromCatalog(removeServing(files, pool), pool);
  const { rule, weight } = use;
  if (weight > 0) {
    throw new InputError(
      `${rule.object.path}: rule ${rule.index} of ${rule.object.kind} ${rule.object.name} still sends requests to ${pool.name}`,
    );
  }
  const at = { ...refOf(rule.object, pool), rule: rule.index };
  const rest = removeBackendRef(files, { ...at, pool: pool.name });
  return removePool(rest, pool);
}

function removeServing(
  files: RepositoryFiles,
  pool: PoolName,
): RepositoryFiles {
  const owned = findPoolObjects(findObjects(files), pool);
  return owned.length === 0 ? files : removeObjects(files, owned);
}

/** Objects that stay in a repository without any pool: a person has to look at them. */
export function findLeftovers(files: RepositoryFiles): FoundObject[] {
  const objects = findObjects(files);
  return objects.some(({ kind }) => kind === 'InferencePool')
    ? []
    : objects.filter(({ group }) => !NOT_APPLIED.test(group));
}

/** The catalog's, and those that only say what is applied. */
const NOT_APPLIED = /^(backstage\.io|.*\.toolkit\.fluxcd\.io|argoproj\.io)$/;

function removeRuleOrRoute(
  files: RepositoryFiles,
  object: FoundObject,
  at: { route: ReturnType<typeof refOf>['route']; rule: number },
): RepositoryFiles {
  if (rulesOf(object).length > 1) return removeRule(files, at);
  const all = findObjects(files);
  const routes = all.filter(each => isSameRoute(each, object));
  return removeObjects(files, [
    ...routes,
    ...all.filter(each => isAttached(each, object)),
  ]);
}

/** A policy that is for this route only. */
function isAttached(
  { value }: FoundObject,
  { kind, name }: FoundObject,
): boolean {
  const targets = targetsOf(value);
  return (
    targets.length > 0 &&
    targets.every(
      target =>
        textAt(target, 'kind') === kind && textAt(target, 'name') === name,
    )
  );
}

function isSameRoute(a: FoundObject, b: FoundObject): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}

function refOf({ kind, name, namespace }: FoundObject, pool: PoolName) {
  return {
    route: {
      kind: ROUTE_KINDS.find(each => each === kind),
      name,
      namespace: namespace ?? pool.namespace,
    },
  };
}

/** An entity without pools would be found by none: the last one stays for whoever unregisters it. */
function removeFromCatalog(
  files: RepositoryFiles,
  { namespace, name }: PoolName,
): RepositoryFiles {
  if (findObjects(files).some(object => isPool(object, { namespace, name }))) {
    return files;
  }
  return changePoolsAnnotations(files, pools => {
    const kept = pools.filter(
      each => !`/${each}`.endsWith(`/${namespace}/${name}`),
    );
    return kept.length === 0 ? pools : kept;
  });
}
