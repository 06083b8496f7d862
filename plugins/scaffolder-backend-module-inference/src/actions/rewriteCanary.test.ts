// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  resetPortal,
  ROLLOUT,
  rolloutOf,
  ROLLOUTS,
  rolloutsAnswer,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { readFolder, runAction } from '../__testUtils__/runAction';
import { createAbortCanaryAction } from './abortCanary';
import { createPromoteCanaryAction } from './promoteCanary';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

const MODEL = 'Qwen/Qwen2.5-1.5B-Instruct';
const REWRITE = 'base/serving/rewrite-qwen2-5-1-5b-instruct.yaml';
const SERVERS = 'base/serving/model-server.yaml';
const { entityRef, namespace } = ROLLOUT;
const PLACE = {
  ...{ entityRef, namespace },
  way: 'rewrite',
  route: 'qwen2-5-1-5b-instruct',
  stable: MODEL,
  canary: 'tickets/v2',
};
const START = {
  ...ROLLOUT,
  canary: 'tickets/v2',
  adapter: '/adapters/tickets',
  weight: 10,
};

type Parts = Awaited<ReturnType<typeof startCanaryPortal>>;
const workspace = createMockDirectory();
let parts: Parts;

beforeAll(async () => {
  parts = await startCanaryPortal();
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  workspace.clear();
  resetPortal(parts.portal);
  parts.audited.length = 0;
  await generateModel(workspace.path);
});

const start = (input: JsonObject = {}) =>
  runAction(
    createStartCanaryAction(parts.services),
    { ...START, ...input },
    workspace.path,
  );
const shift = (input: JsonObject = {}) =>
  runAction(
    createShiftCanaryAction(parts.services),
    { ...PLACE, weight: 50, ...input },
    workspace.path,
  );
const promote = (input: JsonObject = {}) =>
  runAction(
    createPromoteCanaryAction(parts.services),
    { ...PLACE, ...input },
    workspace.path,
  );
const abort = (input: JsonObject = {}) =>
  runAction(
    createAbortCanaryAction(parts.services),
    { ...PLACE, ...input },
    workspace.path,
  );

const weights = () =>
  [
    ...readFolder(workspace.path)[REWRITE].matchAll(
      /modelRewrite: (\S+)\n\s+weight: (\d+)/g,
    ),
  ].map(([, name, weight]) => `${name} ${weight}`);

/** What the portal sees in a cluster. */
function seen(stable: number, canary: number, more: JsonObject = {}) {
  const at = { cluster: 'prod-eu', namespace };
  parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({
      way: 'rewrite',
      route: { ...at, name: PLACE.route },
      stable: { ...at, name: PLACE.stable },
      canary: { ...at, name: PLACE.canary },
      weights: { stable, canary },
      ...more,
    }),
  );
}

it('loads an adapter, shares requests with it, gives it all, and takes the old one away', async () => {
  const started = await start();
  expect(started).toMatchObject({
    branch: 'rollout-tickets-v2',
    title: `Start tickets/v2 beside ${MODEL}, with 10 %`,
    message: expect.stringContaining(
      `Rollout: chat/${PLACE.route}, ${MODEL} to tickets/v2`,
    ),
    notes: [
      'Testers get tickets/v2 by its own name: `"model": "tickets/v2"`. The API of rewrites knows no header.',
      expect.stringContaining('has to add tickets/v2'),
    ],
  });
  expect(started.files).toEqual([
    'base/routing/route.yaml',
    'base/serving/kustomization.yaml',
    SERVERS,
    REWRITE,
    'catalog-info.yaml',
  ]);
  expect(weights()).toEqual([`${MODEL} 90`, 'tickets/v2 10']);
  expect(readFolder(workspace.path)[SERVERS]).toContain(
    '- \'{"name":"tickets/v2","path":"/adapters/tickets"}\'',
  );

  seen(90, 10);
  expect(await shift()).toMatchObject({ files: [REWRITE], verdict: 'pass' });
  expect(weights()).toEqual([`${MODEL} 50`, 'tickets/v2 50']);

  seen(50, 50);
  expect(await promote()).toMatchObject({
    files: [REWRITE],
    title: 'Send all requests to tickets/v2',
  });
  expect(weights()).toEqual(['tickets/v2 100']);
});

it('takes an old adapter from the servers after the bake time, and nothing else', async () => {
  await start({ canary: 'tickets-v1', weight: 0 });
  await start({ weight: 40, servedName: 'tickets-v1' });
  const place = { route: 'tickets-v1', stable: 'tickets-v1' };
  const at = { cluster: 'prod-eu', namespace };
  const promoted = (minutes: number) =>
    seen(0, 100, {
      route: { ...at, name: 'tickets-v1' },
      stable: { ...at, name: 'tickets-v1' },
      steps: [
        { at: '2026-08-01T10:00:00Z', weight: 0.4 },
        {
          at: new Date(Date.now() - minutes * 60_000).toISOString(),
          weight: 1,
        },
      ],
    });
  seen(60, 40, {
    route: { ...at, name: 'tickets-v1' },
    stable: { ...at, name: 'tickets-v1' },
  });
  await promote(place);
  promoted(29);
  await expect(promote({ ...place, bakeMinutes: 30 })).rejects.toThrow(
    'tickets-v1 can’t be taken away yet: prod-eu gives it nothing for 29 minutes, and 30 are asked for',
  );
  promoted(31);
  const before = readFolder(workspace.path)[SERVERS];
  expect(await promote({ ...place, bakeMinutes: 30 })).toMatchObject({
    files: [SERVERS],
    title: 'Take tickets-v1 away, tickets/v2 has its place',
  });
  const after = readFolder(workspace.path)[SERVERS];
  expect(
    before.split('\n').filter(line => !after.split('\n').includes(line)),
  ).toEqual([expect.stringContaining('"name":"tickets-v1"')]);
});

it('aborts at once, and starts again with what the servers have', async () => {
  await start();
  seen(90, 10, { verdict: 'fail', reasons: ['slower'] });
  await expect(shift()).rejects.toThrow('the verdict is fail: prod-eu: slower');
  expect(await abort({ reason: 'it is slow' })).toMatchObject({
    files: [REWRITE],
    title: 'Send no requests to tickets/v2',
  });
  expect(weights()).toEqual([`${MODEL} 100`]);
  expect(await abort()).toMatchObject({ changed: false });
  const { adapter: _, ...again } = START;
  expect(
    await runAction(
      createStartCanaryAction(parts.services),
      { ...again, way: 'rewrite', weight: 25 },
      workspace.path,
    ),
  ).toMatchObject({ files: [REWRITE] });
  expect(weights()).toEqual([`${MODEL} 75`, 'tickets/v2 25']);
});

it.each<[string, () => Promise<unknown>, string]>([
  [
    'a start while one is under way',
    async () => {
      await start();
      return start({ weight: 20 });
    },
    'a rollout of tickets/v2 is under way already, at 10 of 100',
  ],
  [
    'a third version',
    async () => {
      await start();
      return start({ canary: 'tickets/v3' });
    },
    'the rule sends requests to tickets/v2 too: a rollout is under way',
  ],
  [
    'a shift before the start is merged',
    async () => {
      await start();
      return shift({ canary: 'tickets/v9' });
    },
    'the rule sends nothing to tickets/v9. Where the pull request that starts it is open, merge it first',
  ],
  [
    'a rewrite that is not there',
    () => shift(),
    `The repository has no InferenceModelRewrite chat/${PLACE.route}`,
  ],
  [
    'a shift on the verdict of two pools of the same names',
    async () => {
      await start();
      seen(90, 10, { way: 'pools' });
      return shift();
    },
    'no cluster that the portal sees has chat/qwen2-5-1-5b-instruct with both models yet',
  ],
  [
    'another image for an adapter',
    () => start({ image: 'vllm/vllm-openai:v9' }),
    'image: is for a second pool only',
  ],
  [
    'an adapter for a second pool',
    () => start({ way: 'pools', canary: 'qwen-chat-v2' }),
    'adapter: is for a rewrite only',
  ],
  [
    'a name that no pool can have',
    () => start({ way: 'pools', adapter: undefined }),
    'canary: is tickets/v2, which is no name for a pool',
  ],
])('refuses %s, and changes nothing', async (_, run, message) => {
  await expect(run()).rejects.toThrow(message);
});

it('writes down what was asked for', async () => {
  await start();
  expect(parts.audited[0]).toMatchObject({
    step: 'start',
    route: PLACE.route,
    stable: MODEL,
    canary: 'tickets/v2',
    after: { stable: 90, canary: 10 },
    status: 'succeeded',
  });
});
