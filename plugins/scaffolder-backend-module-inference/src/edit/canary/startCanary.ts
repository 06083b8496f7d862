// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { describeObject } from '../editObjects';
import { findObjects } from '../findObjects';
import { changePoolsAnnotations } from '../pools/changePoolsAnnotations';
import { isPool, PoolName, serversOf } from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { addBackendRef, addRule } from '../routes/editBackendRefs';
import { findRoute, findRule, RuleRef } from '../routes/findRoute';
import { refOf, setWeights } from '../routes/setWeights';
import { toPlain } from '../yaml/Traced';
import { copyPool, PoolCopied } from './copyPool';
import { pinnedRule } from './pinnedRule';
import { ServerChanges } from './serverChanges';

export interface CanaryStart extends RuleRef {
  stable: PoolName;
  /** Name of the second pool. */
  canary: string;
  weights: { stable: number; canary: number };
  /** Header by which testers get the canary, whatever the weights; its value is the pool's name. */
  testHeader: string;
  changes: ServerChanges;
}

/**
 * A second version beside a pool: its servers, picker and pool, a rule for
 * testers above the one that has the pool, and there its place and weight.
 */
export function startCanary(
  files: RepositoryFiles,
  start: CanaryStart,
): PoolCopied {
  const { stable, canary, weights, testHeader } = start;
  const rules = findRoute(files, start).map(object =>
    findRule(object, start.rule),
  );
  const [{ index, object }] = rules;
  const written = refOf(rules[0], stable.name);
  const pinned = pinnedRule(toPlain(rules[0].value), {
    header: testHeader,
    pool: canary,
    backendRef: {
      ...Object(toPlain(written.value)),
      name: canary,
      weight: 1,
    },
  });
  const other = rules.find(
    each => !isDeepStrictEqual(toPlain(each.value), toPlain(rules[0].value)),
  );
  if (other) {
    throw new InputError(
      `${object.path}: rule ${index} of ${describeObject(
        object,
      )} is not what it is in ${
        other.object.overlay
      }, so one rule for testers can’t be right for both. Make them alike first. Nothing was changed`,
    );
  }
  const copied = copyPool(files, start);
  const at = { ...start, rule: index + 1 };
  const routed = [
    (result: RepositoryFiles) =>
      addRule(result, { ...start, rule: index, value: pinned }),
    (result: RepositoryFiles) =>
      addBackendRef(result, {
        ...at,
        backendRef: {
          ...Object(toPlain(written.value)),
          name: canary,
          weight: weights.canary,
        },
      }),
    (result: RepositoryFiles) =>
      setWeights(result, { ...at, weights: { [stable.name]: weights.stable } }),
    (result: RepositoryFiles) => addToCatalog(result, stable, canary),
  ].reduce((result, edit) => edit(result), copied.files);
  refuseUnserved(routed, stable, canary);
  return { ...copied, files: routed };
}

/** The entity's page shows both from now on. */
function addToCatalog(
  files: RepositoryFiles,
  { namespace, name }: PoolName,
  canary: string,
): RepositoryFiles {
  return changePoolsAnnotations(files, pools => [
    ...pools,
    ...pools
      .filter(each => `/${each}`.endsWith(`/${namespace}/${name}`))
      .map(each => `${each.slice(0, -name.length)}${canary}`)
      .filter(each => !pools.includes(each)),
  ]);
}

/** Each overlay that has the stable version's servers has to have the canary's too, and no pod is in both pools. */
function refuseUnserved(
  files: RepositoryFiles,
  stable: PoolName,
  name: string,
): void {
  const objects = findObjects(files);
  const canary = { ...stable, name };
  const old = serversOf(objects, stable);
  const added = serversOf(objects, canary);
  const shared = old.find(each => added.includes(each));
  const missing = old.find(
    ({ overlay }) => !added.some(each => each.overlay === overlay),
  );
  if (shared || missing) {
    throw new InputError(
      shared
        ? `${shared.path}: pods of ${shared.kind} ${shared.name} would be in both pools. Add the second pool by hand. Nothing was changed`
        : `${
            missing?.overlay ?? 'The repository'
          } would have no servers of ${name}: nothing there takes its file. Add the second pool by hand. Nothing was changed`,
    );
  }
  const twice = objects.filter(object => isPool(object, canary));
  const overlays = new Set(twice.map(({ overlay }) => overlay));
  if (twice.length !== overlays.size) {
    throw new InputError(
      `canary: ${name} would be in an overlay twice. Nothing was changed`,
    );
  }
}
