// SPDX-License-Identifier: Apache-2.0

/**
 * A repository on the portal's own disk.
 *
 * @public
 */
export interface LocalGitRepositoryRef {
  /** Name of the group that owns it: `team-chat`. */
  owner: string;
  name: string;
}

/**
 * Where a pull request is on its way.
 *
 * @public
 */
export type PullRequestState = 'open' | 'merged' | 'closed';

/**
 * Who ended a pull request, and when.
 *
 * @public
 */
export interface PullRequestDeed {
  /** ISO 8601. */
  at: string;
  /** Reference of the user: `user:default/chloe`. */
  by: string;
}

/**
 * A pull request on the portal's own Git, as lists have it.
 *
 * @public
 */
export interface PullRequestSummary {
  repository: LocalGitRepositoryRef;
  number: number;
  title: string;
  description?: string;
  state: PullRequestState;
  /** Reference of the user who opened it. */
  author: string;
  /** Branch that holds the change, and its newest commit. */
  head: { branch: string; commit: string };
  /** Branch that the change is for. */
  base: { branch: string };
  /** Reference of the entity that it is about. */
  entityRef?: string;
  createdAt: string;
  updatedAt: string;
  /** With the merge's commit on the base branch. */
  merged?: PullRequestDeed & { commit: string };
  closed?: PullRequestDeed;
  /** Page for people. */
  url: string;
}

/**
 * One commit of a pull request.
 *
 * @public
 */
export interface PullRequestCommit {
  commit: string;
  /** Name of who made it. */
  author: string;
  at: string;
  message: string;
}

/**
 * A pull request with all that is to be known of it.
 *
 * @public
 */
export interface PullRequest extends PullRequestSummary {
  /** Newest first. */
  commits: PullRequestCommit[];
  files: Array<{ path: string; change: 'added' | 'modified' | 'deleted' }>;
  /** From where it left the base branch to its head, unified. */
  diff: string;
  /** The diff is longer; the first files of it are there. */
  diffTruncated?: true;
  /** Whether a merge would succeed now; missing where it is not open. */
  mergeable?: boolean;
  /** Files that were changed on both branches, where it is not mergeable. */
  conflicts?: string[];
}

/**
 * A change that is to be proposed.
 *
 * @public
 */
export interface PullRequestProposal {
  /** Branch of the change. An open pull request of the branch gets one more commit. */
  branch: string;
  title: string;
  description?: string;
  /** Message of the commit. */
  message: string;
  /** The commit of the base branch, or of the pull request, on which the change was made. */
  base: string;
  /**
   * Newest commit of the open pull request as it was known, `null` where none
   * was open: somebody else's change meanwhile is a conflict. Left out, the
   * change goes on top of whatever is there.
   */
  expectedHead?: string | null;
  /** Files to write; content in base64. */
  files?: Array<{ path: string; content: string; executable?: boolean }>;
  /** Paths of files to delete. */
  deletedFiles?: string[];
  /**
   * The files are all that the repository is to hold: those that are as they
   * were at `base` are not touched, and those that are missing are deleted.
   */
  complete?: boolean;
  /** Reference of the entity that it is about. */
  entityRef?: string;
  /** Reference of the user on whose behalf a plugin proposes; users propose as themselves. */
  onBehalfOf?: string;
}

/**
 * What came of a proposal.
 *
 * @public
 */
export interface ProposedPullRequest {
  /** False where nothing new was to be committed: it ran before, or the base branch holds it. */
  changed: boolean;
  /** Missing where the base branch holds the change already and none is open. */
  pullRequest?: PullRequest;
}
