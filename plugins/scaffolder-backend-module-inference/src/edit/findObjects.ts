// SPDX-License-Identifier: Apache-2.0
import { applyPatch } from './kustomize/applyPatch';
import {
  isKustomizationFile,
  Kustomization,
  readKustomizations,
} from './kustomize/Kustomization';
import { RepositoryFiles } from './RepositoryFiles';
import { readSource } from './yaml/Source';
import { itemsAt, textAt, Traced, traceDocuments } from './yaml/Traced';

/** An object as an overlay makes it of what the files hold. */
export interface FoundObject {
  /** Folder of the outermost kustomization; undefined for a file that none names. */
  overlay?: string;
  /** File that holds the object itself. */
  path: string;
  apiVersion: string;
  group: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Patched; each part knows the file that it is written in. */
  value: Traced;
  /** The object before patches, as the file has it. */
  written: Traced;
}

/** Overlays may lead to overlays, but not for ever. */
const DEEPEST = 16;

/**
 * Every object of a repository, once per overlay that takes it: the outermost
 * kustomizations with their bases, patches, prefixes and namespaces, and the
 * files that no kustomization names.
 */
export function findObjects(files: RepositoryFiles): FoundObject[] {
  const kustomizations = readKustomizations(files);
  const included = new Set(
    [...kustomizations.values()].flatMap(({ resources }) => resources),
  );
  const roots = [...kustomizations.values()].filter(
    ({ folder }) => !included.has(folder),
  );
  const named = new Set([
    ...included,
    ...[...kustomizations.values()].flatMap(({ patches }) =>
      patches.flatMap(({ documents }) =>
        documents.map(({ at }) => at.source.path),
      ),
    ),
  ]);
  return [
    ...roots
      .sort((a, b) => (a.folder < b.folder ? -1 : 1))
      .flatMap(root =>
        build(files, kustomizations, root, 0).map(object => ({
          ...object,
          overlay: root.folder,
        })),
      ),
    ...[...files.keys()]
      .filter(path => /\.(ya?ml|json)$/.test(path))
      .filter(path => !isKustomizationFile(path) && !named.has(path))
      .sort()
      .flatMap(path => readObjects(files, path)),
  ];
}

function build(
  files: RepositoryFiles,
  kustomizations: ReadonlyMap<string, Kustomization>,
  kustomization: Kustomization,
  depth: number,
): FoundObject[] {
  const { resources, patches, namespace, namePrefix, nameSuffix } =
    kustomization;
  return resources
    .flatMap(path => {
      const folder = kustomizations.get(path);
      if (folder) {
        return depth < DEEPEST
          ? build(files, kustomizations, folder, depth + 1)
          : [];
      }
      return files.has(path) ? readObjects(files, path) : [];
    })
    .map(object => ({
      ...object,
      value: patches.reduce(
        (value, patch) => applyPatch(value, object, patch),
        object.value,
      ),
      namespace: namespace ?? object.namespace,
      name: `${namePrefix}${object.name}${nameSuffix}`,
    }));
}

function readObjects(files: RepositoryFiles, path: string): FoundObject[] {
  return traceDocuments(readSource(path, files.get(path) ?? ''))
    .flatMap(document =>
      textAt(document, 'kind') === 'List'
        ? itemsAt(document, 'items')
        : [document],
    )
    .flatMap(value => {
      const apiVersion = textAt(value, 'apiVersion');
      const kind = textAt(value, 'kind');
      const name = textAt(value, 'metadata', 'name');
      return apiVersion && kind && name
        ? [
            {
              path,
              apiVersion,
              group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
              kind,
              name,
              namespace: textAt(value, 'metadata', 'namespace'),
              value,
              written: value,
            },
          ]
        : [];
    });
}

/** True for the object itself, and for one whose namespace nothing in the files says. */
export function isObject(
  { kind, name, namespace }: FoundObject,
  wanted: { kinds: readonly string[]; namespace: string; name: string },
): boolean {
  return (
    wanted.kinds.includes(kind) &&
    name === wanted.name &&
    (namespace ?? wanted.namespace) === wanted.namespace
  );
}
