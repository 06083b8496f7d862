// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { findObjects, FoundObject } from './findObjects';
import { RepositoryFiles } from './RepositoryFiles';
import { Source } from './yaml/Source';
import { applyPatches, TextPatch } from './yaml/TextPatch';
import { toPlain } from './yaml/Traced';

/** Where something changes. */
export interface SourceChange {
  source: Source;
  patches: TextPatch[];
}

/** What an edit does to an object, and what the object has to read as afterwards. */
export interface ObjectEdit {
  changes: SourceChange[];
  becomes: unknown;
}

/**
 * Edits objects, reads the files again, and answers only where every object
 * reads as it should: those that are edited as `becomes`, all others as before.
 * An object that two overlays share is edited once.
 */
export function editObjects(
  files: RepositoryFiles,
  objects: readonly FoundObject[],
  edit: (object: FoundObject) => ObjectEdit,
): RepositoryFiles {
  const edits = new Map(objects.map(object => [keyOf(object), edit(object)]));
  const after = changeFiles(
    files,
    [...edits.values()].flatMap(({ changes }) => changes),
  );
  verify(files, after, object => {
    const own = edits.get(keyOf(object));
    return own ? own.becomes : toPlain(object.value);
  });
  return after;
}

/** Applies changes, each once however often it is asked for. */
export function changeFiles(
  files: RepositoryFiles,
  changes: readonly SourceChange[],
): RepositoryFiles {
  const after = new Map(files);
  const byPath = new Map<string, Map<string, TextPatch>>();
  for (const { source, patches } of changes) {
    const known = byPath.get(source.path) ?? new Map<string, TextPatch>();
    byPath.set(source.path, known);
    for (const patch of source.inFile(patches)) {
      known.set(`${patch.start} ${patch.end} ${patch.text}`, patch);
    }
  }
  for (const [path, patches] of byPath) {
    after.set(path, applyPatches(files.get(path) ?? '', [...patches.values()]));
  }
  return after;
}

/** @throws InputError where anything but these objects is gone or reads otherwise */
export function verifyEdit(
  before: RepositoryFiles,
  after: RepositoryFiles,
  removed: readonly FoundObject[],
): void {
  const gone = new Set(removed.map(placeOf));
  verify(before, after, object =>
    gone.has(placeOf(object)) ? undefined : toPlain(object.value),
  );
}

/** The same for every overlay that takes the object. */
function placeOf({ path, written }: FoundObject): string {
  return `${path} ${written.at.node.range?.[0]}`;
}

function verify(
  before: RepositoryFiles,
  after: RepositoryFiles,
  expected: (object: FoundObject) => unknown,
): void {
  const found = new Map(
    findObjects(after).map(object => [keyOf(object), toPlain(object.value)]),
  );
  for (const object of findObjects(before)) {
    if (!isDeepStrictEqual(found.get(keyOf(object)), expected(object))) {
      throw new InputError(
        `${object.path}: ${describeObject(
          object,
        )} would not read as it should afterwards: its files share parts by anchors or bases, or patch it by position. Edit it by hand. Nothing was changed`,
      );
    }
  }
}

/** `HTTPRoute chat/qwen of overlays/prod` */
export function describeObject(object: FoundObject): string {
  const { kind, namespace, name, overlay } = object;
  const key = [namespace, name].filter(Boolean).join('/');
  return `${kind} ${key}${overlay === undefined ? '' : ` of ${overlay}`}`;
}

function keyOf(object: FoundObject): string {
  const { overlay = '', path, kind, namespace = '', name } = object;
  return [overlay, path, kind, namespace, name].join('\n');
}
