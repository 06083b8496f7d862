// SPDX-License-Identifier: Apache-2.0

/** A file as Git keeps it: the id of its content, and `100644` or `100755`. */
export interface StoredFile {
  oid: string;
  mode: string;
}

/** All files of a commit by their paths. */
export type FileTree = ReadonlyMap<string, StoredFile>;

export function isSameFile(
  a: StoredFile | undefined,
  b: StoredFile | undefined,
): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}

/** A file that lies where another has a folder: no folder can hold both. */
export function findClash(tree: FileTree): string | undefined {
  return [...tree.keys()].find(path =>
    [...path.matchAll(/\//g)].some(({ index }) =>
      tree.has(path.slice(0, index)),
    ),
  );
}
