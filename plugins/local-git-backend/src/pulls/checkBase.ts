// SPDX-License-Identifier: Apache-2.0
import { ConflictError, InputError } from '@backstage/errors';
import { isSameFile } from '../store/FileTree';
import {
  findMergeBase,
  isReachable,
  listCommits,
  readCommit,
} from '../store/history';
import { Repository } from '../store/Repository';
import { DEFAULT_BRANCH } from '../store/RepositoryId';
import type { WantedFiles } from './PullRequests';

/**
 * Whether the files were still the same where the change goes to as where it was
 * made. Who changed another file meanwhile is not in the way.
 *
 * @throws ConflictError that names the file and both commits
 */
export async function checkBase(
  repository: Repository,
  {
    base,
    main,
    head,
    wanted,
  }: {
    base: string;
    main: string;
    /** Of the open pull request. */
    head: string | undefined;
    wanted: WantedFiles;
  },
): Promise<void> {
  const { gitdir } = repository;
  if (!(await readCommit(gitdir, base))) {
    throw new InputError(`base: there is no commit ${base} here`);
  }
  const onMain = await isReachable(gitdir, { tip: main, commit: base });
  const onBranch =
    !onMain &&
    head !== undefined &&
    (await isReachable(gitdir, { tip: head, commit: base }));
  if (!onMain && !onBranch) {
    throw new ConflictError(
      `${base}, on which the change was made, is no commit of ${DEFAULT_BRANCH}, which is at ${main}. Nothing was written: fetch it again`,
    );
  }
  const left = onMain ? base : await findMergeBase(gitdir, main, base);
  await compare(repository, { from: left, to: main, wanted }, DEFAULT_BRANCH);
  if (onBranch) {
    const sides = { from: base, to: head, wanted };
    await compare(repository, sides, 'the open pull request');
  }
}

async function compare(
  repository: Repository,
  sides: { from: string | undefined; to: string; wanted: WantedFiles },
  where: string,
) {
  const { from, to, wanted } = sides;
  const [before, now] = await Promise.all([
    from === undefined ? new Map() : repository.files(from),
    repository.files(to),
  ]);
  const changed = [...wanted].find(
    ([path, file]) =>
      !isSameFile(before.get(path), now.get(path)) &&
      !isSameFile(now.get(path), file),
  );
  if (!changed) return;
  const [path] = changed;
  const { oid, author } = await lastChange(repository, { from, to, path });
  throw new ConflictError(
    `${path} was changed on ${where} by ${author} in ${oid}, after ${from}, on which this change was made. Nothing was written: look at what is there now, and try again`,
  );
}

/** The newest commit that changed a file, and who made it. */
async function lastChange(
  repository: Repository,
  options: { from: string | undefined; to: string; path: string },
) {
  const { from, to, path } = options;
  const commits = await listCommits(repository.gitdir, to, from);
  for (const { oid, commit } of commits) {
    const now = await repository.files(oid);
    const before = await Promise.all(
      commit.parent.map(parent => repository.files(parent)),
    );
    // A merge changed what none of its parents has so.
    if (before.every(tree => !isSameFile(tree.get(path), now.get(path)))) {
      return { oid, author: commit.author.name };
    }
  }
  return { oid: to, author: 'somebody' };
}
