// SPDX-License-Identifier: Apache-2.0
import {
  PullRequest,
  PullRequestSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { findMergeBase, listCommits } from '../store/history';
import { Repository } from '../store/Repository';
import { DEFAULT_BRANCH, RepositoryId } from '../store/RepositoryId';
import { formatDiff } from './formatDiff';
import { compareTrees, FileChange } from './mergeTrees';
import { PullRequestRecord } from './PullRequestRecord';
import { PullRequests } from './PullRequests';

/** A record as clients are told of it. */
export function summarizePullRequest(
  { owner, name }: RepositoryId,
  record: PullRequestRecord,
  baseUrl: string,
): PullRequestSummary {
  const { branch, head, merge, number, ...told } = record;
  return {
    ...told,
    repository: { owner, name },
    number,
    head: { branch, commit: head },
    base: { branch: DEFAULT_BRANCH },
    ...(merge && {
      merged: { at: merge.at, by: merge.by, commit: merge.commit },
    }),
    url: `${baseUrl}/git/${owner}/${name}/pulls/${number}`,
  };
}

/** A record with its commits and its diff. */
export async function describePullRequest(
  repository: Repository,
  pulls: PullRequests,
  record: PullRequestRecord,
  baseUrl: string,
): Promise<PullRequest> {
  const { gitdir } = repository;
  const { head, state } = record;
  // A merge puts its commits on the default branch; before it they were not.
  const main = record.merge?.onto ?? (await pulls.main());
  const base = await findMergeBase(gitdir, main, head);
  const changes = compareTrees(
    base === undefined ? new Map() : await repository.files(base),
    await repository.files(head),
  );
  const { diff, truncated } = await formatDiff(changes, oid =>
    repository.content(oid),
  );
  const commits = await listCommits(gitdir, head, main);
  return {
    ...summarizePullRequest(repository.id, record, baseUrl),
    commits: commits.map(({ oid, commit }) => ({
      commit: oid,
      author: commit.author.name,
      at: new Date(commit.author.timestamp * 1000).toISOString(),
      message: commit.message.trimEnd(),
    })),
    files: changes.map(each => ({ path: each.path, change: kindOf(each) })),
    diff,
    ...(truncated && { diffTruncated: true }),
    ...(state === 'open' &&
      judge((await pulls.mergeWith(main, head)).conflicts)),
  };
}

function kindOf({ before, after }: FileChange) {
  if (!before) return 'added';
  return after ? 'modified' : 'deleted';
}

function judge(conflicts: string[]) {
  return conflicts.length === 0
    ? { mergeable: true }
    : { mergeable: false, conflicts };
}
