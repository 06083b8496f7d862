// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { pullRequestsApiRef, RolloutPullRequest } from '../api/PullRequestsApi';
import { Polled, POLLING_PACE, usePolling } from './usePolling';

/** Somebody waits for it to be merged. */
const PULL_REQUEST_PACE = { ...POLLING_PACE, intervalMs: 4_000 };

/** What is known of a pull request: nothing where its repository is somebody else's. */
export function usePullRequest(
  url: string | undefined,
): Polled<{ pull?: RolloutPullRequest }> {
  const api = useApi(pullRequestsApiRef);
  return usePolling(
    `pull ${url}`,
    async signal => ({
      pull: url ? await api.getPullRequest(url, { signal }) : undefined,
    }),
    PULL_REQUEST_PACE,
  );
}

/** The newest pull requests of a repository: none where it is somebody else's. */
export function usePullRequests(
  repositoryUrl: string | undefined,
): Polled<RolloutPullRequest[]> {
  const api = useApi(pullRequestsApiRef);
  return usePolling(`pulls ${repositoryUrl}`, async signal =>
    repositoryUrl
      ? (await api.listPullRequests(repositoryUrl, { signal })) ?? []
      : [],
  );
}
