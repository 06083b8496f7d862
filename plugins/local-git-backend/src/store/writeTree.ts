// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import { InputError } from '@backstage/errors';
import git, { TreeEntry } from 'isomorphic-git';
import { FileTree, findClash, StoredFile } from './FileTree';

export interface CommittedFile {
  /** A FilePath. */
  path: string;
  content: Uint8Array;
  executable?: boolean;
}

/** A folder while it is put together: names to what they stand for. */
type Folder = Map<string, Folder | StoredFile>;

/** Writes contents as objects; gives the files by their paths. */
export async function storeFiles(
  gitdir: string,
  files: CommittedFile[],
): Promise<FileTree> {
  const stored = new Map<string, StoredFile>();
  for (const { path, content, executable } of files) {
    if (stored.has(path)) throw new InputError(`${path} is there twice`);
    stored.set(path, {
      oid: await git.writeBlob({ fs, gitdir, blob: content }),
      mode: executable ? '100755' : '100644',
    });
  }
  return stored;
}

/** Writes folders as objects; gives the root's id. */
export async function writeTree(
  gitdir: string,
  files: FileTree,
): Promise<string> {
  const clash = findClash(files);
  if (clash !== undefined) {
    throw new InputError(`${clash}: a folder above it is a file as well`);
  }
  const root: Folder = new Map();
  for (const [path, file] of files) {
    place(root, path.split('/'), file);
  }
  return writeFolder(gitdir, root);
}

function place(root: Folder, parts: string[], file: StoredFile) {
  let folder = root;
  for (const part of parts.slice(0, -1)) {
    const found = folder.get(part);
    const next: Folder = found instanceof Map ? found : new Map();
    folder.set(part, next);
    folder = next;
  }
  folder.set(parts[parts.length - 1], file);
}

async function writeFolder(gitdir: string, folder: Folder): Promise<string> {
  const tree: TreeEntry[] = await Promise.all(
    [...folder].map(async ([path, entry]) =>
      entry instanceof Map
        ? {
            path,
            mode: '040000',
            type: 'tree' as const,
            oid: await writeFolder(gitdir, entry),
          }
        : { path, mode: entry.mode, type: 'blob' as const, oid: entry.oid },
    ),
  );
  return git.writeTree({ fs, gitdir, tree });
}
