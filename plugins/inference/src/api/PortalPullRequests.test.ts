// SPDX-License-Identifier: Apache-2.0
import { PortalPullRequests } from './PortalPullRequests';

const { signal } = new AbortController();
const GIT = 'http://portal/api/local-git';

function open(answer: { status: number; body: object }) {
  const asked: Array<{ url: string; method?: string; body?: unknown }> = [];
  const api = new PortalPullRequests({
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
  return { api, asked };
}

it.each([
  `${GIT}/git/team-chat/phi.git`,
  `${GIT}/git/team-chat/phi.git/`,
  `${GIT}/git/team-chat/phi`,
])('lists those of %s', async address => {
  const items = [{ number: 2 }, { number: 1 }];
  const { api, asked } = open({ status: 200, body: { items } });
  expect(await api.listPullRequests(address, { signal })).toEqual(items);
  expect(asked.map(({ url }) => url)).toEqual([
    `${GIT}/repositories/team-chat/phi/pulls?limit=30`,
  ]);
});

it('reads, merges what was looked at, and closes', async () => {
  const { api, asked } = open({ status: 200, body: { number: 7 } });
  const page = `${GIT}/git/team-chat/phi/pulls/7`;
  expect(await api.getPullRequest(page, { signal })).toEqual({ number: 7 });
  await api.mergePullRequest(page, 'c0ffee');
  await api.closePullRequest(page);
  const at = `${GIT}/repositories/team-chat/phi/pulls/7`;
  expect(asked).toEqual([
    { url: at, method: undefined, body: undefined },
    { url: `${at}/merge`, method: 'POST', body: { head: 'c0ffee' } },
    { url: `${at}/close`, method: 'POST', body: {} },
  ]);
});

it('asks nothing about what is somebody else’s', async () => {
  const { api, asked } = open({ status: 200, body: {} });
  const foreign = 'https://github.com/acme/models';
  expect(await api.listPullRequests(foreign, { signal })).toBeUndefined();
  expect(
    await api.getPullRequest(`${foreign}/pull/7`, { signal }),
  ).toBeUndefined();
  expect(
    await api.getPullRequest(`${GIT}-other/git/a/b/pulls/7`, { signal }),
  ).toBeUndefined();
  await expect(
    api.mergePullRequest(`${foreign}/pull/7`, 'c0ffee'),
  ).rejects.toThrow(/no pull request of the portal/);
  expect(asked).toEqual([]);
});

it('gives on what the backend says of a conflict', async () => {
  const { api } = open({
    status: 409,
    body: {
      error: { name: 'ConflictError', message: 'base/route.yaml changed' },
      response: { statusCode: 409 },
    },
  });
  await expect(
    api.mergePullRequest(`${GIT}/git/team-chat/phi/pulls/7`, 'c0ffee'),
  ).rejects.toMatchObject({
    statusCode: 409,
    body: { error: { message: 'base/route.yaml changed' } },
  });
});
