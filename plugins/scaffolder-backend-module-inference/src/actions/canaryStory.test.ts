// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  resetPortal,
  ROLLOUT,
  rolloutOf,
  ROLLOUTS,
  rolloutsAnswer,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { createTask } from '../__testUtils__/createTask';
import { readFolder } from '../__testUtils__/runAction';
import { startLocalGit } from '../__testUtils__/startLocalGit';
import { CanaryServices } from '../canary/StepTask';
import { createAbortCanaryAction } from './abortCanary';
import { createFetchRepoAction } from './fetchRepo';
import { createProposeLocalAction } from './proposeLocal';
import { createPublishLocalAction } from './publishLocal';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

const CHLOE = 'user:default/chloe';
const SAMIR = 'user:default/samir';
const LOCAL = 'http://portal.example.com/api/local-git/git/team-chat/qwen-chat';
const REPOSITORY = { owner: 'group:default/team-chat', name: 'qwen-chat' };
const ROUTE = 'base/routing/route.yaml';

type Step = 'start' | 'shift' | 'abort';
const CREATE = {
  start: createStartCanaryAction,
  shift: createShiftCanaryAction,
  abort: createAbortCanaryAction,
};

const storage = createMockDirectory();
const workspaces = createMockDirectory();
let parts: Awaited<ReturnType<typeof startCanaryPortal>>;
let git: Awaited<ReturnType<typeof startLocalGit>>;
let services: CanaryServices;
let number = 0;

// Each test generates a repository; machines that are busy take longer.
jest.setTimeout(60_000);

beforeAll(async () => {
  parts = await startCanaryPortal();
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  storage.clear();
  workspaces.clear();
  resetPortal(parts.portal);
  git = await startLocalGit(storage.path);
  const { discovery } = git.services;
  services = {
    ...parts.services,
    discovery: {
      getBaseUrl: plugin =>
        (plugin === 'local-git'
          ? discovery
          : parts.services.discovery
        ).getBaseUrl(plugin),
      getExternalBaseUrl: plugin => discovery.getExternalBaseUrl(plugin),
    },
  };
  const { workspace, run } = task(CHLOE);
  await generateModel(workspace);
  await run(createPublishLocalAction(services), REPOSITORY);
  await open('start', CHLOE, { weight: 10 });
  await merge();
});
afterEach(() => git.stop());

function newFolder() {
  number += 1;
  return join(workspaces.path, `task-${number}`);
}

/** One run of a template by somebody, in a workspace of its own. */
function task(user: string, workspace = newFolder()) {
  const runTask = createTask(workspace);
  return {
    workspace,
    run: <Input extends JsonObject, Output extends JsonObject>(
      action: TemplateAction<Input, Output, 'v2'>,
      input: JsonObject,
    ) =>
      runTask(action, input, {
        getInitiatorCredentials: async () => mockCredentials.user(user),
      }),
  };
}

function fetchAction() {
  return createFetchRepoAction({
    ...services,
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'qwen-chat',
            annotations: {
              'backstage.io/managed-by-location': `url:${LOCAL}/blob/main/catalog-info.yaml`,
            },
          },
        },
      ],
    }),
    integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
  });
}

/** The steps of a template, one by one. */
function template(step: Step, user: string, input: JsonObject = {}) {
  const { workspace, run } = task(user);
  let fetched: Record<string, unknown> = {};
  let edited: Record<string, unknown> = {};
  return {
    workspace,
    async fetch() {
      fetched = await run(fetchAction(), {
        entityRef: ROLLOUT.entityRef,
        targetPath: 'repository',
      });
    },
    async edit() {
      edited = await run(
        CREATE[step](services) as ReturnType<typeof createShiftCanaryAction>,
        {
          ...ROLLOUT,
          targetPath: 'repository',
          repository: REPOSITORY,
          ...input,
        },
      );
      return edited;
    },
    /** Again, where what it came to the first time was not kept. */
    propose: (isForgotten = false) =>
      (isForgotten ? task(user, workspace).run : run)(
        createProposeLocalAction(services),
        {
          ...REPOSITORY,
          sourcePath: 'repository',
          base: String(fetched.commit),
          branch: String(edited.branch),
          expectedHead: String(edited.expectedHead),
          title: String(edited.title),
          description: String(edited.description),
          message: String(edited.message),
          entityRef: ROLLOUT.entityRef,
        },
      ),
  };
}

async function open(step: Step, user: string, input: JsonObject = {}) {
  const steps = template(step, user, input);
  await steps.fetch();
  await steps.edit();
  return steps.propose();
}

const pullsUrl = () => `${git.url}/repositories/team-chat/qwen-chat/pulls`;

async function listPulls(): Promise<
  Array<{ number: number; state: string; title: string }>
> {
  const response = await fetch(pullsUrl());
  return (await response.json()).items;
}

async function merge() {
  const [{ number: latest }] = await listPulls();
  const response = await fetch(`${pullsUrl()}/${latest}/merge`, {
    method: 'POST',
  });
  expect(response.status).toBe(200);
}

async function openPull() {
  const [pull] = (await listPulls()).filter(({ state }) => state === 'open');
  const response = await fetch(`${pullsUrl()}/${pull.number}`);
  const detail: { commits: Array<{ message: string }>; diff: string } =
    await response.json();
  return detail;
}

it('is one commit and one pull request for each step, which gets one more while it is open', async () => {
  await open('shift', CHLOE, { weight: 25 });
  await open('shift', CHLOE, { weight: 50 });
  const { commits, diff } = await openPull();
  expect(commits.map(({ message }) => message.split('\n')[0])).toEqual([
    'Send 50 % of the requests to qwen-chat-v2',
    'Send 25 % of the requests to qwen-chat-v2',
  ]);
  expect(diff.split('\n').filter(line => /^[+-] /.test(line))).toEqual([
    '-          weight: 90',
    '+          weight: 50',
    '-          weight: 10',
    '+          weight: 50',
  ]);
  expect(
    (await listPulls()).map(({ state, title }) => `${state} ${title}`),
  ).toEqual([
    'open Send 50 % of the requests to qwen-chat-v2',
    'merged Start qwen-chat-v2 beside qwen-chat, with 10 %',
  ]);
});

it('tells the second of two people who shift, and overwrites nothing', async () => {
  await open('shift', CHLOE, { weight: 25 });
  await expect(open('shift', SAMIR, { weight: 50 })).rejects.toThrow(
    /user:default\/chloe proposed another change of this rollout, which is open: Send 25 % .*pulls\/2\)\. Merge or close it first/,
  );
  expect((await openPull()).commits).toHaveLength(1);
});

it('tells the later of two who shift at the same moment', async () => {
  const [first, second] = [
    template('shift', CHLOE, { weight: 25 }),
    template('shift', SAMIR, { weight: 50 }),
  ];
  for (const steps of [first, second]) {
    await steps.fetch();
    await steps.edit();
  }
  await first.propose();
  await expect(second.propose()).rejects.toThrow(
    /Pull request 2 of branch rollout-qwen-chat-v2 is at .* and not at no commit/,
  );
  expect((await openPull()).commits).toHaveLength(1);
});

it('tells of an edit by hand that was merged meanwhile', async () => {
  const steps = template('shift', CHLOE, { weight: 50 });
  await steps.fetch();
  await steps.edit();
  await open('shift', SAMIR, { weight: 20 });
  await merge();
  await expect(steps.propose()).rejects.toThrow(ROUTE);
  expect((await listPulls()).filter(({ state }) => state === 'open')).toEqual(
    [],
  );
});

it('aborts on top of somebody else’s open change', async () => {
  await open('shift', CHLOE, { weight: 50 });
  await open('abort', SAMIR);
  expect((await openPull()).commits[0].message).toMatch(
    /^Send no requests to qwen-chat-v2\n[^]*\nAsked-for-by: user:default\/samir$/,
  );
  // Which Chloe does not undo unknowingly.
  await expect(open('shift', CHLOE, { weight: 50 })).rejects.toThrow(
    'user:default/samir proposed another change',
  );
});

it('goes on where the portal was killed between the commit and its answer', async () => {
  const steps = template('shift', CHLOE, { weight: 50 });
  await steps.fetch();
  await steps.edit();
  await steps.propose();
  // The task is tried again: what the last step came to is not known.
  await steps.fetch();
  await steps.edit();
  expect(await steps.propose(true)).toMatchObject({
    changed: false,
    pullRequestNumber: 2,
  });
  expect((await openPull()).commits).toHaveLength(1);
});

it('says that Git is down, changes nothing, and goes on later', async () => {
  const steps = template('shift', CHLOE, { weight: 50 });
  await steps.fetch();
  const before = readFolder(steps.workspace);
  await git.stop();
  await expect(steps.edit()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining(
      'The portal’s Git does not answer. Nothing was changed: run this task again when it does',
    ),
  });
  expect(readFolder(steps.workspace)).toEqual(before);
  git = await startLocalGit(storage.path);
  const { discovery } = git.services;
  services.discovery.getBaseUrl = plugin =>
    (plugin === 'local-git' ? discovery : parts.services.discovery).getBaseUrl(
      plugin,
    );
  await steps.edit();
  expect(await steps.propose()).toMatchObject({
    changed: true,
    pullRequestNumber: 2,
  });
});

it('says that the repository is gone', async () => {
  const steps = template('shift', CHLOE, { weight: 50 });
  await steps.fetch();
  storage.clear();
  await expect(steps.edit()).rejects.toThrow(
    'The repository that was fetched is gone, /repositories/team-chat/qwen-chat/pulls',
  );
});

it('says that the repository was moved, changes nothing, and finds it when the catalog does', async () => {
  const [owner] = readdirSync(storage.path, { recursive: true })
    .map(String)
    .filter(path => path.endsWith('qwen-chat.git'));
  const [before, after] = [owner, owner.replace('qwen-chat', 'qwen-moved')].map(
    path => join(storage.path, path),
  );
  renameSync(before, after);
  const steps = template('shift', CHLOE, { weight: 50 });
  await expect(steps.fetch()).rejects.toThrow(
    /^There is no repository at .*qwen-chat.git, or it may not be seen/,
  );
  expect(existsSync(steps.workspace)).toBe(false);
  renameSync(after, before);
  await open('shift', CHLOE, { weight: 50 });
  expect((await openPull()).commits).toHaveLength(1);
});

it('says that the repository takes no change, proposes nothing, and goes on when it does', async () => {
  const steps = template('shift', CHLOE, { weight: 50 });
  await steps.fetch();
  await steps.edit();
  const guard = createServer((_, response) => {
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        error: { name: 'NotAllowedError', message: 'main is protected' },
        response: { statusCode: 403 },
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(guard, 'listening');
  const { getBaseUrl } = services.discovery;
  const { port } = guard.address() as AddressInfo;
  services.discovery.getBaseUrl = async () => `http://127.0.0.1:${port}`;
  await expect(steps.propose()).rejects.toThrow(
    'A change of team-chat/qwen-chat could not be written; caused by NotAllowedError: main is protected',
  );
  guard.close();
  services.discovery.getBaseUrl = getBaseUrl;
  expect((await listPulls()).map(({ state }) => state)).toEqual(['merged']);
  await steps.propose();
  expect((await openPull()).commits).toHaveLength(1);
});

it('asks the portal for the verdict of what Git has', async () => {
  parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({ weights: { stable: 100, canary: 0 } }),
  );
  await expect(open('shift', CHLOE, { weight: 50 })).rejects.toThrow(
    'which is not applied yet',
  );
});
