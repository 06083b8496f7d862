// SPDX-License-Identifier: Apache-2.0
import { LocalGitClient } from './LocalGitClient';

const REPOSITORY = { owner: 'team-chat', name: 'phi' };
const { signal } = new AbortController();

function open(answer: { status: number; body: object }) {
  const asked: Array<{ url: string; method?: string; body?: unknown }> = [];
  const client = new LocalGitClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (url, init) => {
        const body = init?.body ? JSON.parse(String(init.body)) : undefined;
        asked.push({ url: String(url), method: init?.method, body });
        return new Response(JSON.stringify(answer.body), {
          status: answer.status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, asked };
}

it('lists by state and branch', async () => {
  const items = [{ number: 2 }, { number: 1 }];
  const { client, asked } = open({ status: 200, body: { items } });
  expect(
    await client.listPullRequests(REPOSITORY, {
      state: 'open',
      head: 'rollout-phi',
      signal,
    }),
  ).toEqual(items);
  await client.listPullRequests(REPOSITORY, { signal });
  expect(asked.map(({ url }) => url)).toEqual([
    'http://portal/api/local-git/repositories/team-chat/phi/pulls?state=open&head=rollout-phi',
    'http://portal/api/local-git/repositories/team-chat/phi/pulls?',
  ]);
});

it('reads, merges what was looked at, and closes', async () => {
  const { client, asked } = open({ status: 200, body: { number: 7 } });
  const answers = [
    await client.getPullRequest(REPOSITORY, 7, { signal }),
    await client.mergePullRequest(REPOSITORY, 7, 'c0ffee'),
    await client.closePullRequest(REPOSITORY, 7),
  ];
  expect(answers.map(({ number }) => number)).toEqual([7, 7, 7]);
  const at = 'http://portal/api/local-git/repositories/team-chat/phi/pulls/7';
  expect(asked).toEqual([
    { url: at, method: undefined, body: undefined },
    { url: `${at}/merge`, method: 'POST', body: { head: 'c0ffee' } },
    { url: `${at}/close`, method: 'POST', body: {} },
  ]);
});

it('gives on what the backend says of a conflict', async () => {
  const { client } = open({
    status: 409,
    body: {
      error: { name: 'ConflictError', message: 'base/route.yaml changed' },
      response: { statusCode: 409 },
    },
  });
  await expect(
    client.mergePullRequest(REPOSITORY, 7, 'c0ffee'),
  ).rejects.toMatchObject({
    statusCode: 409,
    body: { error: { message: 'base/route.yaml changed' } },
  });
});
