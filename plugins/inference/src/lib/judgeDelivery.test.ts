// SPDX-License-Identifier: Apache-2.0
import { Delivery, isDelivered, judgeDelivery } from './judgeDelivery';

const COMMIT = '5f2c91d0a7b34e6c8d9f0123456789abcdef0123';
const URL = 'https://git.example/team-chat/models/pulls/7';
const merged = {
  state: 'merged',
  merged: {
    at: '2026-11-20T14:00:00Z',
    by: 'user:default/chloe',
    commit: COMMIT,
  },
} as const;
const open = { state: 'open' } as const;
const task = { state: 'done' } as const;
const older = { synced: true, revision: 'main@sha1:aaaaaaabbbbbbb' } as const;

const say = (delivery: Delivery) =>
  judgeDelivery(delivery)
    .map(({ name, state }) => `${name} ${state}`)
    .join(', ');

it.each<[string, Delivery, string]>([
  [
    'a task that runs',
    { task: { state: 'running' }, wanted: 50, found: 10 },
    'task running, pull waiting, sync waiting, weight waiting',
  ],
  [
    'a task that failed',
    { task: { state: 'failed' }, wanted: 50, found: 10 },
    'task failed, pull waiting, sync waiting, weight waiting',
  ],
  [
    'an open pull request',
    { task, pullUrl: URL, pull: open, gitops: older, wanted: 50, found: 10 },
    'task done, pull running, sync waiting, weight waiting',
  ],
  [
    'one that was closed',
    { task, pullUrl: URL, pull: { state: 'closed' }, wanted: 50, found: 10 },
    'task done, pull failed, sync waiting, weight waiting',
  ],
  [
    'a merge that GitOps has not seen',
    { task, pullUrl: URL, pull: merged, gitops: older, wanted: 50, found: 10 },
    'task done, pull done, sync running, weight waiting',
  ],
  [
    'GitOps that fails',
    {
      task,
      pullUrl: URL,
      pull: merged,
      gitops: { ...older, synced: false },
      wanted: 50,
      found: 10,
    },
    'task done, pull done, sync failed, weight waiting',
  ],
  [
    'the commit applied, as Flux writes it',
    {
      pullUrl: URL,
      pull: merged,
      gitops: { synced: true, revision: `main@sha1:${COMMIT}` },
      wanted: 50,
      found: 10,
    },
    'pull done, sync done, weight running',
  ],
  [
    'the commit applied, as Argo CD writes it',
    {
      pullUrl: URL,
      pull: merged,
      gitops: { synced: true, revision: '5f2c91d' },
      wanted: 50,
      found: 10,
    },
    'pull done, sync done, weight running',
  ],
  [
    'a later commit applied, and the weight seen',
    { task, pullUrl: URL, pull: merged, gitops: older, wanted: 50, found: 50 },
    'task done, pull done, sync done, weight done',
  ],
  [
    'a pull request elsewhere',
    { task, pullUrl: URL, gitops: older, wanted: 50, found: 10 },
    'task done, pull elsewhere, sync running, weight waiting',
  ],
  [
    'one elsewhere whose weight is seen',
    { task, pullUrl: URL, gitops: older, wanted: 50, found: 50 },
    'task done, pull done, sync done, weight done',
  ],
  [
    'no GitOps that the cluster tells of',
    { task, pullUrl: URL, pull: merged, wanted: 50, found: 10 },
    'task done, pull done, sync elsewhere, weight running',
  ],
  [
    "somebody else's change",
    { pullUrl: URL, pull: open, gitops: older, found: 10 },
    'pull running, sync waiting',
  ],
])('judges %s', (_, delivery, expected) => {
  expect(say(delivery)).toBe(expected);
  expect(isDelivered(judgeDelivery(delivery))).toBe(
    !/waiting|running|failed|elsewhere/.test(expected),
  );
});
