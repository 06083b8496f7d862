// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject } from '../editObjects';
import { findObjects, FoundObject, isObject } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { itemsAt, numberAt, textAt, Traced } from '../yaml/Traced';

const KINDS = ['InferenceModelRewrite'];

/** A rewrite, and for which overlays. */
export interface RewriteRef {
  rewrite: { namespace: string; name: string };
  /** Folder of the overlay, such as `overlays/prod`; all of them where left out. */
  overlay?: string;
}

/** A model or adapter that requests are shared with, and where it is written. */
export interface Target {
  name: string;
  /** As it is written: either all of a rule have one or none has. */
  weight?: number;
  value: Traced;
}

export interface FoundTargets {
  object: FoundObject;
  index: number;
  value: Traced;
  /** Names that clients ask for; empty where the rule takes every request. */
  models: string[];
  targets: Target[];
}

/** The rewrite of either API group, once per overlay that has it. */
export function findRewrite(
  files: RepositoryFiles,
  { rewrite, overlay }: RewriteRef,
): FoundObject[] {
  const all = findObjects(files).filter(object =>
    isObject(object, { ...rewrite, kinds: KINDS }),
  );
  const found = all.filter(
    object => overlay === undefined || object.overlay === overlay,
  );
  if (found.length > 0) return found;
  throw new InputError(
    all.length > 0
      ? `${overlay} has no ${describeObject(all[0])}: that has it`
      : `The repository has no ${KINDS[0]} ${rewrite.namespace}/${rewrite.name}`,
  );
}

/** Every rewrite of a pool, in every overlay. */
export function rewritesOf(
  objects: readonly FoundObject[],
  pool: { namespace: string; name: string },
): FoundObject[] {
  return objects.filter(
    ({ kind, namespace, value }) =>
      KINDS.includes(kind) &&
      (namespace ?? pool.namespace) === pool.namespace &&
      poolOf(value) === pool.name,
  );
}

export function poolOf(rewrite: Traced): string {
  return textAt(rewrite, 'spec', 'poolRef', 'name') ?? '';
}

export function targetsOf(object: FoundObject): FoundTargets[] {
  return itemsAt(object.value, 'spec', 'rules').map((value, index) => ({
    object,
    index,
    value,
    models: itemsAt(value, 'matches').flatMap(
      match => textAt(match, 'model', 'value') ?? [],
    ),
    targets: itemsAt(value, 'targets').map(target => ({
      name: textAt(target, 'modelRewrite') ?? '',
      weight: numberAt(target, 'weight'),
      value: target,
    })),
  }));
}

/** Without weights all targets have the same share. */
export function weightOf({ weight }: Pick<Target, 'weight'>): number {
  return weight ?? 1;
}
