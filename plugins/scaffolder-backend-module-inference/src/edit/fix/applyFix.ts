// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  FindingPatch,
  FindingSubject,
} from '@inference-portal/backstage-plugin-inference-common';
import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Manifest, toYaml } from '../../build/yaml/toYaml';
import { addResource } from '../addResource';
import { changesTo } from '../changesTo';
import { changeFiles, describeObject, editObjects } from '../editObjects';
import { findObjects, FoundObject } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { toPlain } from '../yaml/Traced';
import { patchObject, readPatch } from './patchObject';

type Named = FindingPatch['object'];

export interface Fix {
  patch: FindingPatch;
  /** What the finding is about; a new object is put beside it. */
  subject: FindingSubject;
  /** Folder that is applied to the cluster, where that is known. */
  folder?: string;
  /** What becomes of other overlays that take the same lines from a base. */
  shared: 'refuse' | 'change';
  /** The object in the cluster; undefined where it can't be read. */
  live?: unknown;
}

/**
 * Applies a finding's patch to whichever file holds the object, of the overlay
 * that the cluster gets.
 *
 * @throws NotFoundError where the repository doesn't have the object
 * @throws ConflictError where other overlays would change too
 * @throws InputError where the object is not what the patch was made for
 */
export function applyFix(files: RepositoryFiles, fix: Fix): RepositoryFiles {
  const { patch, shared, live } = fix;
  if (patch.kind === 'create') return createObject(files, fix);
  const all = findNamed(files, patch.object);
  if (all.length === 0) {
    throw new NotFoundError(explainMissing(files, patch.object));
  }
  const own = shared === 'change' ? all : ofCluster(all, fix);
  const edit = (object: FoundObject) => {
    const becomes = patchObject(object, patch, live);
    return { changes: changesTo(object.value, becomes), becomes };
  };
  if (shared === 'refuse') refuseOthers(files, own, edit);
  return editObjects(files, own, edit);
}

/** In whatever version: the repository may be written in another one. */
function findNamed(files: RepositoryFiles, named: Named): FoundObject[] {
  const { apiVersion, kind, namespace, name } = named;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return findObjects(files).filter(
    object =>
      object.kind === kind &&
      object.group === group &&
      object.name === name &&
      // Nothing in the files may say the namespace: what applies them does.
      (object.namespace ?? namespace) === namespace,
  );
}

/** Those that the folder which the cluster gets has, by what applies it or by its name. */
function ofCluster(
  all: readonly FoundObject[],
  { folder, subject }: Fix,
): FoundObject[] {
  const folderOf = ({ overlay, path }: FoundObject) =>
    overlay ?? posix.dirname(path);
  const applied = all.filter(object => folderOf(object) === folder);
  if (applied.length > 0) return applied;
  const named = all.filter(
    object => posix.basename(folderOf(object)) === subject.cluster,
  );
  if (named.length > 0) return named;
  if (all.length === 1) return [...all];
  throw new ConflictError(
    `${describeObject(all[0])} is in ${all
      .map(folderOf)
      .join(', ')}, and it is not known which of them ${
      subject.cluster
    } gets. Nothing was changed. Let all of them be changed, or edit it by hand`,
  );
}

function refuseOthers(
  files: RepositoryFiles,
  own: readonly FoundObject[],
  edit: (object: FoundObject) => { changes: ReturnType<typeof changesTo> },
): void {
  const after = changeFiles(
    files,
    own.flatMap(object => edit(object).changes),
  );
  const before = new Map(
    findObjects(files).map(object => [keyOf(object), toPlain(object.value)]),
  );
  const mine = new Set(own.map(keyOf));
  const touched = findObjects(after).filter(
    object =>
      !mine.has(keyOf(object)) &&
      own.some(({ path }) => path === object.path) &&
      !isDeepStrictEqual(before.get(keyOf(object)), toPlain(object.value)),
  );
  if (touched.length > 0) {
    throw new ConflictError(
      `${own[0].path} holds it for ${touched
        .map(describeObject)
        .join(
          ' and ',
        )} too, which would change as well. Nothing was changed. Let them change, or write it into the overlay by hand`,
    );
  }
}

function createObject(
  files: RepositoryFiles,
  { patch, subject }: Fix,
): RepositoryFiles {
  const manifest = asManifest(patch);
  if (findNamed(files, patch.object).length > 0) return files;
  const [beside] = findNamed(files, subject);
  if (!beside) throw new NotFoundError(explainMissing(files, subject));
  const { kind, name } = patch.object;
  const after = addResource(files, {
    path: posix.join(
      posix.dirname(beside.path),
      `${kind.toLowerCase()}-${name}.yaml`,
    ),
    content: toYaml([manifest]),
  });
  const made = findNamed(after, patch.object);
  if (
    made.length > 0 &&
    made.every(({ value }) => isDeepStrictEqual(toPlain(value), manifest))
  ) {
    return after;
  }
  throw new InputError(
    `${patch.target} would not be made as it should: a kustomization gives what is beside ${beside.path} another name or namespace. Add it by hand. Nothing was changed`,
  );
}

function asManifest(patch: FindingPatch): Manifest {
  const { apiVersion, kind } = patch.object;
  return { ...Object(toPlain(readPatch(patch))), apiVersion, kind };
}

/** A chart makes objects that no file holds; then its values are what can be changed. */
function explainMissing(files: RepositoryFiles, named: Named): string {
  const { kind, namespace, name } = named;
  const charts = findObjects(files).filter(
    object => object.kind === 'HelmRelease',
  );
  const said = `${kind} ${[namespace, name]
    .filter(Boolean)
    .join('/')} is not in this repository. Nothing was changed.`;
  return charts.length > 0
    ? `${said} A chart may make it: see the values of ${charts
        .map(describeObject)
        .join(', ')}`
    : `${said} Change it where it is written, or in the cluster by kubectl`;
}

function keyOf({ overlay, path, kind, namespace, name }: FoundObject): string {
  return JSON.stringify([overlay, path, kind, namespace, name]);
}
