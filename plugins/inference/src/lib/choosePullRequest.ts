// SPDX-License-Identifier: Apache-2.0
import { RolloutPullRequest } from '../api/PullRequestsApi';

/** A change that was merged so long ago is no news. */
const NEWS_MS = 15 * 60_000;

/** The change of an entity that is under way: the newest open one, or one that was merged just now. */
export function choosePullRequest(
  pulls: RolloutPullRequest[],
  entityRef: string,
  now: number,
): RolloutPullRequest | undefined {
  const own = pulls
    .filter(pull => pull.entityRef === entityRef)
    .sort((a, b) => b.number - a.number);
  return (
    own.find(({ state }) => state === 'open') ??
    own.find(({ merged }) => merged && now - Date.parse(merged.at) < NEWS_MS)
  );
}
