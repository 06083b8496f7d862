// SPDX-License-Identifier: Apache-2.0
import { choosePullRequest } from './choosePullRequest';
import { readPullRequestUrl, readWantedPercent } from './readTask';

const PULL = 'https://git.example/team-chat/models/pulls/7';

it.each([
  [{ pullRequestUrl: PULL, links: [{ url: 'https://x/pull/1' }] }, PULL],
  [
    { links: [{ url: 'https://x/repo' }, { url: 'https://x/a/b/pull/12' }] },
    'https://x/a/b/pull/12',
  ],
  [
    { links: [{ url: 'https://x/a/-/merge_requests/3' }] },
    'https://x/a/-/merge_requests/3',
  ],
  [{ links: [{ entityRef: 'component:default/x' }] }, undefined],
  [undefined, undefined],
])('finds the pull request in %j', (output, url) => {
  expect(readPullRequestUrl(output)).toBe(url);
});

it.each([
  ['template:default/canary-shift', { weight: 25 }, 25],
  ['template:default/canary-shift', { weight: '25' }, undefined],
  ['template:default/canary-promote', { weight: 3 }, 100],
  ['template:default/canary-abort', {}, 0],
  [undefined, undefined, undefined],
])('reads what %s with %j is for', (template, parameters, percent) => {
  expect(readWantedPercent(template, parameters)).toBe(percent);
});

describe('choosePullRequest', () => {
  const now = Date.parse('2026-11-20T14:02:07Z');
  const pull = (number: number, entityRef: string, mergedMinAgo?: number) => ({
    number,
    entityRef,
    title: `Change ${number}`,
    author: 'user:default/chloe',
    head: { branch: 'rollout', commit: `c${number}` },
    updatedAt: '2026-11-20T13:00:00Z',
    url: `https://git.example/pulls/${number}`,
    ...(mergedMinAgo === undefined
      ? { state: 'open' as const }
      : {
          state: 'merged' as const,
          merged: {
            at: new Date(now - mergedMinAgo * 60_000).toISOString(),
            by: 'user:default/dan',
            commit: `m${number}`,
          },
        }),
  });
  it.each([
    ['the newest open one', [pull(3, 'a'), pull(5, 'a'), pull(6, 'a', 1)], 5],
    ['one merged just now', [pull(3, 'a', 2), pull(2, 'a', 90)], 3],
    ['nothing old', [pull(3, 'a', 16)], undefined],
    ["nothing of another's", [pull(3, 'b')], undefined],
  ])('chooses %s', (_, pulls, number) => {
    expect(choosePullRequest(pulls, 'a', now)?.number).toBe(number);
  });
});
