// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTask } from '../__testUtils__/createTask';
import { exampleInputs, readFolder } from '../__testUtils__/runAction';
import { startLocalGit } from '../__testUtils__/startLocalGit';
import { createFetchRepoAction } from './fetchRepo';
import { createProposeLocalAction } from './proposeLocal';
import { createPublishLocalAction } from './publishLocal';

const storage = createMockDirectory();
const workspace = createMockDirectory();
const FILES = {
  'README.md': '# Qwen\n',
  base: { 'route.yaml': 'weight: 0 # none yet\n' },
};
const LOCAL = 'http://portal.example.com/api/local-git/git/team-chat/qwen-chat';

let git: Awaited<ReturnType<typeof startLocalGit>>;
beforeEach(async () => {
  storage.clear();
  workspace.setContent(FILES);
  git = await startLocalGit(storage.path);
});
afterEach(() => git.stop());

const task = () => createTask(workspace.path);
const run = task();
const entity = (name: string, location: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': location },
  },
});

function actions(integrations: object = {}) {
  const catalog = catalogServiceMock({
    entities: [
      entity('qwen-chat', `url:${LOCAL}/blob/main/catalog-info.yaml`),
      entity('gone', `url:${LOCAL}-gone/blob/main/catalog-info.yaml`),
    ],
  });
  return {
    catalog,
    fetchRepo: createFetchRepoAction({
      ...git.services,
      catalog,
      integrations: ScmIntegrations.fromConfig(
        mockServices.rootConfig({ data: { integrations } }),
      ),
    }),
    proposeLocal: createProposeLocalAction(git.services),
    publishLocal: createPublishLocalAction(git.services),
  };
}

const REPOSITORY = { owner: 'group:default/team-chat', name: 'qwen-chat' };

async function publish() {
  const output = await task()(actions().publishLocal, REPOSITORY);
  return String(output.commit);
}

async function pulls() {
  const response = await fetch(
    `${git.url}/repositories/team-chat/qwen-chat/pulls`,
  );
  const { items }: { items: JsonObject[] } = await response.json();
  return items;
}

describe('inference:repo:fetch', () => {
  it.each([
    ['an entity', { entityRef: 'component:default/qwen-chat' }],
    ['a page of it', { url: `${LOCAL}/blob/main/base/` }],
  ])('fetches the repository of %s', async (_, input) => {
    const commit = await publish();
    workspace.clear();
    const output = await run(actions().fetchRepo, input);
    expect(output).toEqual({
      commit,
      branch: 'main',
      publish: 'local',
      repoUrl: '',
      remoteUrl: `${LOCAL}.git`,
      ...REPOSITORY,
    });
    expect(workspace.content()).toEqual(FILES);
    // A task that is tried again finds what it left behind.
    expect(await run(actions().fetchRepo, input)).toEqual(output);
    expect(workspace.content()).toEqual(FILES);
  });

  it.each(
    exampleInputs(
      createFetchRepoAction({
        auth: mockServices.auth(),
        discovery: mockServices.discovery(),
        catalog: catalogServiceMock(),
        integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
      }),
    ),
  )('runs its example: %s', async (_, input) => {
    await publish();
    workspace.clear();
    const { url } = input;
    const output = await run(actions().fetchRepo, {
      ...input,
      // The portal of the test has another address.
      ...(url && { url: url.replace('localhost:7007', 'portal.example.com') }),
    });
    expect(output.name).toBe('qwen-chat');
    expect(
      existsSync(join(workspace.path, input.targetPath ?? '.', 'README.md')),
    ).toBe(true);
  });

  it('reads the entity as the user who runs the task', async () => {
    await publish();
    const { fetchRepo, catalog } = actions();
    const getEntityByRef = jest.spyOn(catalog, 'getEntityByRef');
    await run(fetchRepo, { entityRef: 'component:default/qwen-chat' });
    expect(getEntityByRef).toHaveBeenCalledWith('component:default/qwen-chat', {
      credentials: expect.objectContaining({
        principal: expect.objectContaining({
          userEntityRef: 'user:default/mock',
        }),
      }),
    });
  });

  it('fetches from a Git server of integrations with a token of the user’s own', async () => {
    await publish();
    workspace.clear();
    const { host } = new URL(git.url);
    const baseUrl = `${git.url}/git`;
    const url = `${baseUrl}/team-chat/qwen-chat/src/branch/main/README.md`;
    const { fetchRepo } = actions({ gitea: [{ host, baseUrl }] });
    await expect(run(fetchRepo, { url })).rejects.toThrow(
      /is fetched with a token of your own only/,
    );
    const output = await run(fetchRepo, {
      url,
      token: `ghp_${'a'.repeat(36)}`,
    });
    expect(output).toMatchObject({
      publish: 'gitea',
      repoUrl: `${host}?owner=team-chat&repo=qwen-chat`,
    });
    expect(workspace.content()).toEqual(FILES);
  });

  it.each([
    [401, /may not be read with these credentials \(401\)$/],
    [404, /^There is no repository at /],
    [500, /could not be fetched; caused by Error: HTTP Error: 500/],
  ])(
    'tells of no credentials when a server answers %i',
    async (status, why) => {
      const server = createServer((request, response) => {
        response.writeHead(status);
        response.end(`you sent ${request.headers.authorization}`);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const host = `127.0.0.1:${port}`;
      const { fetchRepo } = actions({
        gitea: [{ host, baseUrl: `http://${host}` }],
      });
      const token = 'very-secret-token';
      const failed = await run(fetchRepo, {
        url: `http://${host}/acme/phi`,
        token,
      }).catch(error => error);
      server.close();
      expect(failed.message).toMatch(why);
      const leaked = [token, Buffer.from(`git:${token}`).toString('base64')];
      expect(leaked.filter(each => `${failed.stack}`.includes(each))).toEqual(
        [],
      );
    },
  );

  it.each([
    [{}, 'Name an entity or an address, one of the two'],
    [
      { entityRef: 'component:default/x', url: 'http://x/y' },
      'Name an entity or an address, one of the two',
    ],
    [
      { entityRef: 'component:default/nobody' },
      'entityRef: there is no component:default/nobody, or you may not see it',
    ],
    [{ entityRef: 'nonsense' }, /^entityRef: is no reference of an entity/],
    [
      { entityRef: 'component:default/gone' },
      /^There is no repository at .*qwen-chat-gone.git, or it may not be seen/,
    ],
    [
      { url: 'https://me:hunter2@github.com/acme/phi' },
      /^url: looks like a password/,
    ],
    [
      { entityRef: 'component:default/qwen-chat', targetPath: '../..' },
      /leads out of the workspace/,
    ],
  ])('refuses %j', async (input, why) => {
    workspace.clear();
    await expect(run(actions().fetchRepo, input)).rejects.toThrow(why);
    expect(workspace.content()).toEqual({});
  });

  it('refuses a target that is a link out of the workspace', async () => {
    await publish();
    const elsewhere = join(storage.path, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(workspace.path, 'link'));
    await expect(
      run(actions().fetchRepo, {
        entityRef: 'component:default/qwen-chat',
        targetPath: 'link',
      }),
    ).rejects.toThrow(/leads out of the workspace/);
    expect(readFolder(elsewhere)).toEqual({});
  });
});

describe('inference:repo:proposeLocal', () => {
  const proposal = (base: string, more: object = {}) => ({
    ...REPOSITORY,
    base,
    branch: 'rollout',
    title: 'Send 10 %',
    ...more,
  });
  const change = (weight: number) =>
    workspace.addContent({ base: { 'route.yaml': `weight: ${weight}\n` } });

  it('proposes what was changed, as the user who runs the task', async () => {
    const base = await publish();
    change(10);
    const output = await task()(
      actions().proposeLocal,
      proposal(base, { entityRef: 'component:default/qwen-chat' }),
    );
    expect(output).toEqual({
      changed: true,
      pullRequestUrl: `${git.url}/git/team-chat/qwen-chat/pulls/1`.replace(
        '127.0.0.1',
        'localhost',
      ),
      pullRequestNumber: 1,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      files: ['base/route.yaml'],
    });
    expect(await pulls()).toMatchObject([
      {
        author: 'user:default/mock',
        title: 'Send 10 %',
        entityRef: 'component:default/qwen-chat',
        head: { branch: 'rollout', commit: output.commit },
      },
    ]);
  });

  it.each(
    exampleInputs(
      createProposeLocalAction({
        auth: mockServices.auth(),
        discovery: mockServices.discovery(),
      }),
    ),
  )('runs its example: %s', async (_, input) => {
    const base = await publish();
    workspace.setContent({ ...FILES, repository: FILES });
    change(10);
    workspace.addContent({ repository: { 'README.md': '# More\n' } });
    const first = await task()(actions().proposeLocal, {
      ...input,
      base,
      expectedHead: 'none',
    });
    expect(first.pullRequestNumber).toBe(1);
    // Of the example that updates one.
    workspace.addContent({
      'README.md': '# Even more\n',
      repository: { 'README.md': '# Even more\n' },
    });
    const second = await task()(actions().proposeLocal, {
      ...input,
      base,
      expectedHead: String(first.commit),
    });
    expect(second).toMatchObject({ changed: true, pullRequestNumber: 1 });
  });

  it('does nothing twice when its task is tried again', async () => {
    const base = await publish();
    change(10);
    const sameTask = task();
    const first = await sameTask(actions().proposeLocal, proposal(base));
    // Merged before the task was tried again: still the same answer.
    const merged = await fetch(
      `${git.url}/repositories/team-chat/qwen-chat/pulls/1/merge`,
      { method: 'POST' },
    );
    expect(merged.status).toBe(200);
    change(20);
    const second = await sameTask(actions().proposeLocal, proposal(base));
    expect(second).toEqual(first);
    expect(await pulls()).toHaveLength(1);
  });

  it('does nothing twice when it died before it could note what it did', async () => {
    const base = await publish();
    change(10);
    const first = await task()(actions().proposeLocal, proposal(base));
    const again = await task()(actions().proposeLocal, proposal(base));
    expect(again).toEqual({ ...first, changed: false });
    expect(await pulls()).toHaveLength(1);
  });

  it('tells of somebody else’s change in the same file', async () => {
    const base = await publish();
    change(5);
    await task()(actions().publishLocal, REPOSITORY);
    change(10);
    await expect(
      task()(actions().proposeLocal, proposal(base)),
    ).rejects.toThrow(/base\/route.yaml was changed on main by mock in/);
    expect(await pulls()).toEqual([]);
  });

  it('says that there is nothing to propose', async () => {
    const base = await publish();
    expect(await task()(actions().proposeLocal, proposal(base))).toEqual({
      changed: false,
      pullRequestUrl: `${LOCAL}/pulls`,
      pullRequestNumber: 0,
      commit: '',
      files: [],
    });
  });

  it('only tells where in a dry run', async () => {
    const base = await publish();
    change(10);
    expect(
      await run(actions().proposeLocal, proposal(base), { isDryRun: true }),
    ).toMatchObject({ changed: true, pullRequestUrl: `${LOCAL}/pulls` });
    expect(await pulls()).toEqual([]);
  });

  it.each([
    [{ branch: '../main' }, /^branch: is no branch/],
    [{ base: 'main' }, /^base: is no commit/],
    [{ title: 'a\nb' }, /^title: is more than one line/],
    [{ owner: 'team-chat' }, /^owner: is no group/],
    [{ sourcePath: '..' }, /leads out of the workspace/],
    [{ description: `hf_${'a'.repeat(34)}` }, /^description: looks like/],
  ])('refuses %j', async (wrong, why) => {
    const base = await publish();
    change(10);
    await expect(
      task()(actions().proposeLocal, proposal(base, wrong)),
    ).rejects.toThrow(why);
    expect(await pulls()).toEqual([]);
  });
});
