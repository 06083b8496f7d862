// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { changeFiles, verifyEdit } from './editObjects';
import { findObjects, FoundObject } from './findObjects';
import { readKustomizations } from './kustomize/Kustomization';
import { RepositoryFiles } from './RepositoryFiles';
import { removeDocument, removeFromList } from './yaml/editNodes';
import { itemsAt, textAt, Traced, valueAt } from './yaml/Traced';

/**
 * Takes objects out of their files, and out of the kustomizations that name
 * them: files that hold nothing else, entries of `resources`, and the patches and
 * replica counts that would be for nobody.
 */
export function removeObjects(
  files: RepositoryFiles,
  objects: readonly FoundObject[],
): RepositoryFiles {
  const after = objects
    .map(({ path, written }) => ({ path, identity: identify(written) }))
    .reduce(removeObject, files);
  const gone = removeEntries(files, after, objects);
  verifyEdit(files, gone, objects);
  return gone;
}

/** One after the other: each changes where the next one is. */
function removeObject(
  files: RepositoryFiles,
  wanted: { path: string; identity: string },
): RepositoryFiles {
  const found = findObjects(files).find(
    ({ path, written }) =>
      path === wanted.path && identify(written) === wanted.identity,
  );
  if (!found) return files;
  const { at } = found.written;
  if (at.list) return changeFiles(files, [removeFromList(at)]);
  const patch = removeDocument(at);
  if (patch)
    return changeFiles(files, [{ source: at.source, patches: [patch] }]);
  const rest = new Map(files);
  rest.delete(found.path);
  return rest;
}

/** As its file has it, before any prefix. */
function identify(written: Traced): string {
  return [
    textAt(written, 'kind'),
    textAt(written, 'metadata', 'namespace'),
    textAt(written, 'metadata', 'name'),
  ].join('/');
}

/** What kustomizations say of files that are gone, and of objects that are. */
function removeEntries(
  before: RepositoryFiles,
  after: RepositoryFiles,
  objects: readonly FoundObject[],
): RepositoryFiles {
  const entry = findEntry(before, after, objects);
  if (!entry) return after;
  const rest = new Map(changeFiles(after, [removeFromList(entry.item.at)]));
  if (entry.file !== undefined) rest.delete(entry.file);
  return removeEntries(before, rest, objects);
}

/** One at a time: the next is looked for in what is left. */
function findEntry(
  before: RepositoryFiles,
  after: RepositoryFiles,
  objects: readonly FoundObject[],
): { item: Traced; file?: string } | undefined {
  const isGone = (kind: string | undefined, name: string | undefined) =>
    objects.some(each => each.kind === kind && each.name === name);
  for (const { folder, value } of readKustomizations(after).values()) {
    const resource = itemsAt(value, 'resources').find(item => {
      const path = posix.join(folder, textAt(item) ?? '');
      return before.has(path) && !after.has(path);
    });
    if (resource) return { item: resource };
    const replicas = itemsAt(value, 'replicas').find(item =>
      objects.some(
        ({ kind, name }) =>
          /^(Deployment|StatefulSet)$/.test(kind) &&
          name === textAt(item, 'name'),
      ),
    );
    if (replicas) return { item: replicas };
    const patch = itemsAt(value, 'patches').find(item => {
      const target = valueAt(item, 'target');
      return isGone(textAt(target, 'kind'), textAt(target, 'name'));
    });
    if (patch) {
      const path = textAt(patch, 'path');
      return {
        item: patch,
        ...(path !== undefined && { file: posix.join(folder, path) }),
      };
    }
  }
  return undefined;
}
