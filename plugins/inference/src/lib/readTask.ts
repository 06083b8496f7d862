// SPDX-License-Identifier: Apache-2.0
import { JsonObject } from '@backstage/types';
import { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-common';

/** Page of the pull request that a task opened. */
export function readPullRequestUrl(
  output: ScaffolderTaskOutput | undefined,
): string | undefined {
  const { pullRequestUrl, links } = output ?? {};
  if (typeof pullRequestUrl === 'string' && pullRequestUrl) {
    return pullRequestUrl;
  }
  // Templates of one's own may tell it by a link only.
  return links?.find(({ url }) => PULL_REQUEST.test(url ?? ''))?.url;
}

const PULL_REQUEST = /\/(?:pulls?|merge_requests)\/\d+\/?$/;

/** The canary's share in per cent that a task was started for. */
export function readWantedPercent(
  templateRef: string | undefined,
  parameters: JsonObject | undefined,
): number | undefined {
  if (templateRef?.endsWith('/canary-promote')) {
    return 100;
  }
  if (templateRef?.endsWith('/canary-abort')) {
    return 0;
  }
  const { weight } = parameters ?? {};
  return typeof weight === 'number' ? weight : undefined;
}
