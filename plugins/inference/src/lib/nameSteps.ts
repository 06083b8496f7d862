// SPDX-License-Identifier: Apache-2.0
import { RolloutStep } from '@inference-portal/backstage-plugin-inference-common';
import { RolloutPullRequest } from '../api/PullRequestsApi';

/** GitOps looks for new commits every few minutes, and clocks differ a little. */
const APPLIED_WITHIN_MS = 15 * 60_000;
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Says of each step by whose pull request it came, where the cluster does not:
 * the entity's last one that was merged shortly before the weight was seen.
 */
export function nameSteps(
  steps: RolloutStep[],
  pulls: RolloutPullRequest[],
  entityRef: string,
): RolloutStep[] {
  const merged = pulls
    .flatMap(({ merged: deed, entityRef: of, url, author }) =>
      deed && of === entityRef
        ? [{ atMs: Date.parse(deed.at), url, author }]
        : [],
    )
    .sort((a, b) => b.atMs - a.atMs);
  return steps.map(step => {
    const seenMs = Date.parse(step.at);
    const pull = merged.find(
      ({ atMs }) =>
        atMs <= seenMs + CLOCKS_DIFFER_MS && seenMs - atMs < APPLIED_WITHIN_MS,
    );
    return pull ? { by: pull.author, pullRequest: pull.url, ...step } : step;
  });
}
