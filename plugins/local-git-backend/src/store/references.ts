// SPDX-License-Identifier: Apache-2.0
import {
  mkdir,
  open,
  readFile,
  rename,
  rm,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { hasCode } from './hasCode';
import { CommitId } from './RepositoryId';

/** The commit that a reference names; undefined where there is no such reference. */
export async function readReference(
  gitdir: string,
  reference: string,
): Promise<string | undefined> {
  try {
    const text = await readFile(join(gitdir, reference), 'utf8');
    return CommitId.parse(text.trim());
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Moves a reference, but only from where it is expected. Gives where it was:
 * other than `from`, nothing was changed.
 *
 * The lock file is Git's own protocol, so it holds against other processes,
 * and the rename lets a reader see the old commit or the new one.
 *
 * @throws ConflictError where another writer holds the lock
 */
export async function replaceReference(
  gitdir: string,
  change: { reference: string; from: string | undefined; to: string },
): Promise<string | undefined> {
  const { reference, from, to } = change;
  const path = join(gitdir, reference);
  const lock = `${path}.lock`;
  await mkdir(dirname(path), { recursive: true });
  const file = await takeLock(lock, reference);
  let held = true;
  try {
    const actual = await readReference(gitdir, reference);
    if (actual === from) {
      await file.writeFile(`${to}\n`);
      await file.sync();
      await rename(lock, path);
      // From here on, a lock of this name is another writer's.
      held = false;
    }
    return actual;
  } finally {
    await file.close();
    if (held) await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, reference: string): Promise<FileHandle> {
  try {
    return await open(lock, 'wx');
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw new ConflictError(
        `${reference} is being changed by somebody else; if nobody is, a process died: remove ${reference}.lock`,
      );
    }
    throw error;
  }
}
