// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { generateModel } from '../__testUtils__/generateModel';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import {
  DENIED,
  Portal,
  selfServiceOf,
  startPortal,
} from '../__testUtils__/startPortal';
import { createRetirePoolAction } from './retirePool';

const workspace = createMockDirectory();
const POOL = '/inference/v1/pools/prod-eu/chat/qwen-chat';
const INPUT = { namespace: 'chat', pool: 'qwen-chat' };
const quiet = {
  endpoints: { total: 2 },
  load: { stale: false, requestRate: 0, runningRequests: 0, queueDepth: 0 },
  routes: [],
};
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

beforeEach(async () => {
  workspace.clear();
  portal.asked.length = 0;
  portal.answers = {
    '/inference/v1/self-service': selfServiceOf(),
    [POOL]: { body: quiet },
    [`${POOL}/history`]: {
      body: {
        stepMs: 60_000,
        series: [
          {
            signal: 'requestRate',
            points: Array.from({ length: 10 }, (_, at) => [`t${at}`, 0]),
          },
        ],
      },
    },
  };
  await generateModel(workspace.path);
});

const run = (input: object = {}) =>
  runAction(
    createRetirePoolAction(portal.caller),
    { ...INPUT, ...input },
    workspace.path,
  );

it('takes requests off first, without a look at the load, then the pool', async () => {
  expect(await run()).toMatchObject({
    step: 'drain',
    changed: true,
    title: 'Take requests off qwen-chat',
    branch: 'retire-qwen-chat',
    files: ['base/routing/kustomization.yaml'],
    deleted: ['base/routing/route.yaml', 'base/routing/timeouts.yaml'],
    left: [],
  });
  expect(portal.asked).toEqual(['GET /api/inference/v1/self-service']);
  expect(portal.authorization).toContain('"obo":"user:default/mock"');

  const output = await run({ quietMinutes: 7 });
  expect(output).toMatchObject({
    step: 'delete',
    title: 'Take qwen-chat away',
    left: [],
  });
  expect(output.description).toContain('unregister it in the catalog');
  expect(portal.asked).toContain(
    `GET /api${POOL}/history?signals=requestRate&range=7m`,
  );
  expect(
    Object.keys(readFolder(workspace.path)).filter(path =>
      path.startsWith('base/'),
    ),
  ).toEqual([
    'base/routing/kustomization.yaml',
    'base/serving/kustomization.yaml',
  ]);

  expect(await run()).toMatchObject({
    step: 'done',
    changed: false,
    files: [],
    deleted: [],
  });
});

it('leaves a line of comment where nothing can be deleted', async () => {
  expect(await run({ deletesFiles: false })).toMatchObject({ deleted: [] });
  expect(readFolder(workspace.path)['base/routing/route.yaml']).toBe(
    '# Taken away.\n',
  );
  expect(await run({ deletesFiles: false })).toMatchObject({ step: 'delete' });
});

it('refuses to delete what is not drained, with the reason, and changes nothing', async () => {
  await run();
  const before = readFolder(workspace.path);
  portal.answers[POOL] = {
    body: { ...quiet, load: { ...quiet.load, runningRequests: 5 } },
  };
  await expect(run()).rejects.toThrow(
    'chat/qwen-chat can’t be deleted yet: 5 requests are still being answered in prod-eu. Nothing was changed. Run this again later',
  );
  expect(readFolder(workspace.path)).toEqual(before);
});

it('says so where the load may not be read', async () => {
  await run();
  portal.answers[POOL] = DENIED;
  await expect(run()).rejects.toThrow(
    'The load of the pool could not be read; caused by NotAllowedError: samir may not',
  );
});

it('is for owners only, and asks and changes nothing for others', async () => {
  const before = readFolder(workspace.path);
  await expect(run({ namespace: 'support' })).rejects.toThrow(
    'namespace: is support, which belongs to none of your teams: you may change what is in chat',
  );
  portal.answers['/inference/v1/self-service'] = DENIED;
  await expect(run()).rejects.toThrow(
    'The clusters could not be looked at; caused by NotAllowedError: samir may not',
  );
  expect(portal.asked.filter(path => path.includes('/pools/'))).toEqual([]);
  expect(readFolder(workspace.path)).toEqual(before);
});

it.each(
  exampleInputs(
    createRetirePoolAction({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    }),
  ),
)('runs its example: %s', async (_, input) => {
  expect(await run(input)).toMatchObject({ step: 'drain' });
});
