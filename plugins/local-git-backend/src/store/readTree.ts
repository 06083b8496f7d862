// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import git from 'isomorphic-git';
import { FileTree, StoredFile } from './FileTree';

/** Every file below a tree. */
export async function readTree(gitdir: string, oid: string): Promise<FileTree> {
  const files = new Map<string, StoredFile>();
  const cache = {};

  async function walk(tree: string, above: string): Promise<void> {
    const entries = await git.readTree({ fs, gitdir, oid: tree, cache });
    for (const entry of entries.tree) {
      const path = `${above}${entry.path}`;
      if (entry.type === 'tree') {
        await walk(entry.oid, `${path}/`);
      } else {
        files.set(path, { oid: entry.oid, mode: entry.mode });
      }
    }
  }

  await walk(oid, '');
  return files;
}
