// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/core-plugin-api';
import { PullRequest } from '@inference-portal/backstage-plugin-inference-common';

/**
 * What the Rollout part shows of a pull request.
 *
 * @public
 */
export type RolloutPullRequest = Pick<
  PullRequest,
  | 'number'
  | 'title'
  | 'state'
  | 'author'
  | 'head'
  | 'updatedAt'
  | 'entityRef'
  | 'merged'
  | 'closed'
  | 'url'
> &
  Partial<Pick<PullRequest, 'diff' | 'mergeable' | 'conflicts'>>;

/**
 * Pull requests of the repositories that rollouts are changed in. Of a repository
 * that it does not know it answers `undefined`: then pages only link to it.
 *
 * @public
 */
export interface PullRequestsApi {
  /** The newest ones of a repository, by the address that GitOps reads it from. */
  listPullRequests(
    repositoryUrl: string,
    options: { signal: AbortSignal },
  ): Promise<RolloutPullRequest[] | undefined>;
  /** One, by the address of its page. */
  getPullRequest(
    url: string,
    options: { signal: AbortSignal },
  ): Promise<RolloutPullRequest | undefined>;
  /** Merges as the user; `head` is the commit that was looked at. */
  mergePullRequest(url: string, head: string): Promise<void>;
  /** Closes as the user, without merging. */
  closePullRequest(url: string): Promise<void>;
}

/**
 * What looks after pull requests; by default it knows the portal's own Git only.
 *
 * @public
 */
export const pullRequestsApiRef = createApiRef<PullRequestsApi>({
  id: 'plugin.inference.pull-requests',
});
