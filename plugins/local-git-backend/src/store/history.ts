// SPDX-License-Identifier: Apache-2.0
import * as fs from 'node:fs';
import git, { CommitObject } from 'isomorphic-git';
import { hasCode } from './hasCode';

/** Undefined for what is no commit here. */
export async function readCommit(
  gitdir: string,
  oid: string,
): Promise<CommitObject | undefined> {
  try {
    return (await git.readCommit({ fs, gitdir, oid })).commit;
  } catch (error) {
    if (hasCode(error, 'NotFoundError') || hasCode(error, 'ObjectTypeError')) {
      return undefined;
    }
    throw error;
  }
}

/** A commit and all before it, from new to old, without `except` and all before that. */
export async function listCommits(
  gitdir: string,
  tip: string,
  except?: string,
): Promise<Array<{ oid: string; commit: CommitObject }>> {
  const left = new Set(
    except === undefined
      ? []
      : (await listCommits(gitdir, except)).map(({ oid }) => oid),
  );
  const found: Array<{ oid: string; commit: CommitObject }> = [];
  const queue = [tip];
  while (queue.length > 0) {
    const oid = queue.shift() ?? '';
    if (left.has(oid)) continue;
    left.add(oid);
    const commit = await readCommit(gitdir, oid);
    if (!commit) continue;
    found.push({ oid, commit });
    queue.push(...commit.parent);
  }
  return found;
}

/** Whether a commit is the tip, or before it. */
export async function isReachable(
  gitdir: string,
  { tip, commit }: { tip: string; commit: string },
): Promise<boolean> {
  const commits = await listCommits(gitdir, tip);
  return commits.some(({ oid }) => oid === commit);
}

/** The newest commit that both have; undefined where they have none. */
export async function findMergeBase(
  gitdir: string,
  a: string,
  b: string,
): Promise<string | undefined> {
  const [base] = await git.findMergeBase({ fs, gitdir, oids: [a, b] });
  return typeof base === 'string' ? base : undefined;
}
