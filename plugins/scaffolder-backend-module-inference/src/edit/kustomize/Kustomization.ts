// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { isScalar } from 'yaml';
import { RepositoryFiles } from '../RepositoryFiles';
import { readEmbedded, readSource, Source } from '../yaml/Source';
import {
  itemsAt,
  textAt,
  Traced,
  traceDocuments,
  valueAt,
} from '../yaml/Traced';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A patch, and what it is for; a merge patch without a target says that itself. */
export interface KustomizePatch {
  documents: Traced[];
  target?: {
    group?: string;
    kind?: string;
    namespace?: string;
    name?: string;
  };
}

/** A kustomization.yaml as far as it decides what an object becomes. */
export interface Kustomization {
  /** Of the file. */
  path: string;
  folder: string;
  value: Traced;
  namespace?: string;
  namePrefix: string;
  nameSuffix: string;
  /** Files and folders, from the repository's root. */
  resources: string[];
  patches: KustomizePatch[];
}

export function isKustomizationFile(path: string): boolean {
  return NAMES.includes(posix.basename(path));
}

/** Every kustomization of a repository, by its folder. */
export function readKustomizations(
  files: RepositoryFiles,
): Map<string, Kustomization> {
  return new Map(
    [...files.keys()]
      .filter(isKustomizationFile)
      .flatMap(path => readKustomization(files, path) ?? [])
      .map(each => [each.folder, each]),
  );
}

function readKustomization(
  files: RepositoryFiles,
  path: string,
): Kustomization | undefined {
  const source = readSource(path, files.get(path) ?? '');
  const [value] = traceDocuments(source);
  if (!value) return undefined;
  const folder = posix.dirname(path);
  const list = (field: string) =>
    itemsAt(value, field).flatMap(item => textAt(item) ?? []);
  return {
    path,
    folder,
    value,
    namespace: textAt(value, 'namespace'),
    namePrefix: textAt(value, 'namePrefix') ?? '',
    nameSuffix: textAt(value, 'nameSuffix') ?? '',
    resources: ['resources', 'bases', 'components']
      .flatMap(list)
      .map(entry => posix.join(folder, entry)),
    patches: [
      ...itemsAt(value, 'patches'),
      ...itemsAt(value, 'patchesJson6902'),
      ...itemsAt(value, 'patchesStrategicMerge'),
    ].map(item => readPatch(files, folder, item)),
  };
}

function readPatch(
  files: RepositoryFiles,
  folder: string,
  item: Traced,
): KustomizePatch {
  const target = valueAt(item, 'target');
  const inline = valueAt(item, 'patch');
  const path = textAt(item, 'path') ?? textAt(item);
  const source = inline
    ? embeddedAt(inline)
    : readIfThere(files, posix.join(folder, path ?? ''));
  return {
    documents: source ? traceDocuments(source) : [],
    ...(target && {
      target: {
        group: textAt(target, 'group'),
        kind: textAt(target, 'kind'),
        namespace: textAt(target, 'namespace'),
        name: textAt(target, 'name'),
      },
    }),
  };
}

function embeddedAt({ at }: Traced): Source | undefined {
  return isScalar(at.node) ? readEmbedded(at.source, at.node) : undefined;
}

function readIfThere(files: RepositoryFiles, path: string): Source | undefined {
  const text = files.get(path);
  return text === undefined ? undefined : readSource(path, text);
}
