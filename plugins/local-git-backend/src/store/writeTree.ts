// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import { InputError } from '@backstage/errors';
import git, { TreeEntry } from 'isomorphic-git';

export interface CommittedFile {
  /** A FilePath. */
  path: string;
  content: Uint8Array;
  executable?: boolean;
}

/** A folder while it is put together: names to what they stand for. */
type Folder = Map<string, Folder | CommittedFile>;

/** Writes files and their folders as objects; gives the root's id. */
export async function writeTree(
  gitdir: string,
  files: CommittedFile[],
): Promise<string> {
  const root: Folder = new Map();
  for (const file of files) {
    place(root, file);
  }
  return writeFolder(gitdir, root);
}

function place(root: Folder, file: CommittedFile) {
  const parts = file.path.split('/');
  let folder = root;
  for (const part of parts.slice(0, -1)) {
    const next = folder.get(part) ?? new Map();
    if (!(next instanceof Map)) {
      throw new InputError(`${file.path}: ${part} is a file and a folder`);
    }
    folder.set(part, next);
    folder = next;
  }
  const name = parts[parts.length - 1];
  if (folder.has(name)) {
    throw new InputError(`${file.path} is there twice`);
  }
  folder.set(name, file);
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
        : {
            path,
            mode: entry.executable ? '100755' : '100644',
            type: 'blob' as const,
            oid: await git.writeBlob({ fs, gitdir, blob: entry.content }),
          },
    ),
  );
  return git.writeTree({ fs, gitdir, tree });
}
