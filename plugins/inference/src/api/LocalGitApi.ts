// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/core-plugin-api';
import {
  LocalGitRepositoryRef,
  PullRequest,
  PullRequestState,
  PullRequestSummary,
} from '@inference-portal/backstage-plugin-inference-common';

/**
 * Pull requests on the portal's own Git, as the user who is signed in.
 *
 * @public
 */
export interface LocalGitApi {
  /** The newest hundred, newest first. */
  listPullRequests(
    repository: LocalGitRepositoryRef,
    options: {
      state?: PullRequestState;
      /** Branch of the change. */
      head?: string;
      signal: AbortSignal;
    },
  ): Promise<PullRequestSummary[]>;
  /** With its commits, its diff, and whether it can be merged. */
  getPullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
    options: { signal: AbortSignal },
  ): Promise<PullRequest>;
  /** Merges what was looked at: refused where `head` isn't its newest commit any more. */
  mergePullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
    head: string,
  ): Promise<PullRequest>;
  /** Ends it without a merge. */
  closePullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
  ): Promise<PullRequest>;
}

/**
 * Where to find the portal's own Git.
 *
 * @public
 */
export const localGitApiRef = createApiRef<LocalGitApi>({
  id: 'plugin.inference.local-git',
});
