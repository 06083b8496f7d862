// SPDX-License-Identifier: Apache-2.0
import {
  mkdir,
  open,
  readFile,
  rename,
  rm,
  type FileHandle,
} from 'node:fs/promises';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import git from 'isomorphic-git';
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
    if (hasCode(error, 'ENOENT')) return readPacked(gitdir, reference);
    throw error;
  }
}

/** `git gc` moves references into one file. */
async function readPacked(
  gitdir: string,
  reference: string,
): Promise<string | undefined> {
  try {
    return CommitId.parse(await git.resolveRef({ fs, gitdir, ref: reference }));
  } catch (error) {
    if (hasCode(error, 'NotFoundError')) return undefined;
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

/**
 * Removes a reference, but only where it is at `from`; tells whether it was.
 *
 * @throws ConflictError where another writer holds the lock
 */
export async function removeReference(
  gitdir: string,
  { reference, from }: { reference: string; from: string },
): Promise<boolean> {
  const lock = join(gitdir, `${reference}.lock`);
  const file = await takeLock(lock, reference);
  try {
    if ((await readReference(gitdir, reference)) !== from) return false;
    await git.deleteRef({ fs, gitdir, ref: reference });
    return true;
  } finally {
    await file.close();
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, reference: string): Promise<FileHandle> {
  await mkdir(dirname(lock), { recursive: true });
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
