// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveInside } from './writeFiles';

/** More than a repository of manifests ever has. */
const MOST_FILES = 1_000;
const MOST_BYTES = 5_000_000;

export interface WorkspaceFile {
  /** Relative to the folder, with slashes. */
  path: string;
  content: Buffer;
  executable: boolean;
}

/** All files below a folder of the workspace, sorted. Links are refused: they may lead out of it. */
export async function readFolder(
  workspacePath: string,
  folder: string,
): Promise<WorkspaceFile[]> {
  const root = resolveInside(workspacePath, folder);
  const files: WorkspaceFile[] = [];
  let bytes = 0;

  async function walk(below: string): Promise<void> {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (entry.name !== '.git') await walk(path);
      } else if (entry.isFile()) {
        const absolute = join(root, path);
        const { mode, size } = await stat(absolute);
        bytes += size;
        if (files.length >= MOST_FILES || bytes > MOST_BYTES) {
          throw new InputError(
            `${folder} holds more than ${MOST_FILES} files or ${
              MOST_BYTES / 1_000_000
            } MB`,
          );
        }
        files.push({
          path,
          content: await readFile(absolute),
          // eslint-disable-next-line no-bitwise
          executable: (mode & 0o100) !== 0,
        });
      } else {
        throw new InputError(`${path} is neither a file nor a folder`);
      }
    }
  }

  await walk('');
  if (files.length === 0) {
    throw new InputError(`${folder} holds no files to publish`);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
