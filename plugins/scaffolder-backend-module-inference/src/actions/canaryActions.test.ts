// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  beginRollout,
  resetPortal,
  ROLLOUT,
  rolloutOf,
  ROLLOUTS,
  rolloutsAnswer,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import { selfServiceOf } from '../__testUtils__/startPortal';
import { createAbortCanaryAction } from './abortCanary';
import { createCheckCanaryAction } from './checkCanary';
import { createEvaluateCanaryAction } from './evaluateCanary';
import { createPromoteCanaryAction } from './promoteCanary';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

type Parts = Awaited<ReturnType<typeof startCanaryPortal>>;
const workspace = createMockDirectory();
const ROUTE = 'base/routing/route.yaml';
let allowed: Parts;
let denied: Parts;

beforeAll(async () => {
  allowed = await startCanaryPortal();
  denied = await startCanaryPortal(AuthorizeResult.DENY);
});
afterAll(() => Promise.all([allowed.portal.stop(), denied.portal.stop()]));
beforeEach(async () => {
  workspace.clear();
  resetPortal(allowed.portal);
  resetPortal(denied.portal);
  allowed.audited.length = 0;
  denied.audited.length = 0;
  await generateModel(workspace.path);
});

const start = (input: JsonObject = {}, { services } = allowed) =>
  runAction(
    createStartCanaryAction(services),
    { ...ROLLOUT, ...input },
    workspace.path,
  );
const shift = (input: JsonObject = {}, { services } = allowed) =>
  runAction(
    createShiftCanaryAction(services),
    { ...ROLLOUT, weight: 50, ...input },
    workspace.path,
  );
const promote = (input: JsonObject = {}, { services } = allowed) =>
  runAction(
    createPromoteCanaryAction(services),
    { ...ROLLOUT, ...input },
    workspace.path,
  );
const abort = (input: JsonObject = {}, { services } = allowed) =>
  runAction(
    createAbortCanaryAction(services),
    { ...ROLLOUT, ...input },
    workspace.path,
  );

/** Weights of the rule that has both, as the file has them. */
const weights = () =>
  [
    ...readFolder(workspace.path)[ROUTE].matchAll(
      /name: (qwen-chat\S*)\n\s+weight: (\d+)/g,
    ),
  ]
    .slice(-2)
    .map(([, name, weight]) => `${name} ${weight}`);

function answer(...rollouts: object[]) {
  allowed.portal.answers[ROLLOUTS] = rolloutsAnswer(...rollouts);
}

it('starts, shifts, promotes and takes the old pool away', async () => {
  expect(await start({ weight: 10 })).toMatchObject({
    changed: true,
    branch: 'rollout-qwen-chat-v2',
    title: 'Start qwen-chat-v2 beside qwen-chat, with 10 %',
    verdict: '',
    expectedHead: '',
  });
  expect(weights()).toEqual(['qwen-chat 90', 'qwen-chat-v2 10']);

  const shifted = await shift();
  expect(shifted).toMatchObject({
    title: 'Send 50 % of the requests to qwen-chat-v2',
    verdict: 'pass',
    files: [ROUTE],
    message: `Send 50 % of the requests to qwen-chat-v2

Rollout: chat/qwen-chat, qwen-chat to qwen-chat-v2
Entity: component:default/qwen-chat
Weights-before: 90/10
Weights-after: 50/50
Verdict: pass
Asked-for-by: user:default/mock`,
  });
  expect(shifted.description).toContain(
    '| Errors | 1 % (1080) | 0.8 % (120) | pass | at most 1.2 points more |',
  );
  expect(shifted.description).toContain(
    '| Time to first token | 211 ms (1080) | – (120) | insufficient | cache\\|cold |',
  );
  expect(shifted.description).toContain(
    '10 % configured, 11 % observed (9 % to 13 %, of 1200 requests)',
  );
  expect(weights()).toEqual(['qwen-chat 50', 'qwen-chat-v2 50']);

  answer(rolloutOf({ weights: { stable: 50, canary: 50 } }));
  expect(await promote()).toMatchObject({
    title: 'Send all requests to qwen-chat-v2',
  });
  expect(weights()).toEqual(['qwen-chat 0', 'qwen-chat-v2 100']);

  const pool = '/inference/v1/pools/prod-eu/chat/qwen-chat';
  const quiet = {
    endpoints: { total: 1 },
    load: { stale: false, requestRate: 0, runningRequests: 0, queueDepth: 0 },
    routes: [],
  };
  allowed.portal.answers[pool] = {
    body: { ...quiet, load: { ...quiet.load, runningRequests: 3 } },
  };
  await expect(promote()).rejects.toThrow(
    'can’t be taken away yet: 3 requests are still being answered in prod-eu',
  );
  expect(weights()).toEqual(['qwen-chat 0', 'qwen-chat-v2 100']);

  allowed.portal.answers[pool] = { body: quiet };
  allowed.portal.answers[`${pool}/history`] = {
    body: {
      stepMs: 60_000,
      series: [
        {
          signal: 'requestRate',
          points: Array.from({ length: 7 }, (_, at) => [`t${at}`, 0]),
        },
      ],
    },
  };
  expect(await promote({ bakeMinutes: 7 })).toMatchObject({
    title: 'Take qwen-chat away, qwen-chat-v2 has its place',
  });
  expect(allowed.portal.asked).toContain(
    `GET /api${pool}/history?signals=requestRate&range=7m`,
  );
  const files = readFolder(workspace.path);
  expect(files['base/serving/model-server.yaml']).toBeUndefined();
  expect(files[ROUTE]).not.toContain('x-model-version');
  expect(weights()).toEqual(['qwen-chat-v2 100']);
  expect(files['catalog-info.yaml']).toContain(
    'inference-portal.io/pools: prod-eu/chat/qwen-chat-v2\n',
  );

  expect(
    allowed.audited.map(({ step, status }) => `${step} ${status}`),
  ).toEqual([
    'start succeeded',
    'shift succeeded',
    'promote succeeded',
    'promote failed',
    'retire succeeded',
  ]);
  expect(allowed.audited[1]).toMatchObject({
    eventId: 'rollout-step',
    severityLevel: 'medium',
    user: 'user:default/mock',
    entityRef: 'component:default/qwen-chat',
    before: { stable: 90, canary: 10 },
    after: { stable: 50, canary: 50 },
    verdict: 'pass',
  });
});

it('changes two numbers and nothing else', async () => {
  await start({ weight: 10 });
  const before = readFolder(workspace.path);
  await shift({ weight: 20, changesPath: 'changes' });
  const { [`changes/${ROUTE}`]: copy, ...after } = readFolder(workspace.path);
  expect(after).toEqual({
    ...before,
    [ROUTE]: before[ROUTE].replace('weight: 90', 'weight: 80').replace(
      'weight: 10',
      'weight: 20',
    ),
  });
  expect(copy).toBe(after[ROUTE]);
});

it('has nothing to do where the repository has it', async () => {
  await start({ weight: 10 });
  expect(await shift({ weight: 10 })).toMatchObject({
    changed: false,
    files: [],
  });
});

it('aborts whatever the verdict, without asking for it', async () => {
  await start({ weight: 10 });
  allowed.portal.asked.length = 0;
  answer(rolloutOf({ verdict: 'fail' }));
  expect(await abort({ reason: 'Wrong language' })).toMatchObject({
    title: 'Send no requests to qwen-chat-v2',
    message: expect.stringContaining('\nReason: Wrong language\n'),
  });
  expect(weights()).toEqual(['qwen-chat 100', 'qwen-chat-v2 0']);
  expect(allowed.portal.asked).toEqual([]);
});

it.each<[string, object[], JsonObject, string]>([
  [
    'a fail, whatever the reason',
    [rolloutOf({ verdict: 'fail', reasons: ['4 points more errors'] })],
    { reason: 'we dare' },
    'the verdict is fail: prod-eu: 4 points more errors',
  ],
  [
    'too little',
    [rolloutOf({ verdict: 'insufficient', reasons: ['12 of 400 requests'] })],
    {},
    'insufficient: prod-eu: 12 of 400 requests. Wait, or say by reason',
  ],
  [
    'a fail in one of two clusters',
    [rolloutOf(), rolloutOf({ verdict: 'fail', reasons: ['slow'] }, 'prod-us')],
    {},
    'the verdict is fail: prod-us: slow',
  ],
  [
    'a rollout that no cluster has',
    [],
    {},
    'no cluster that the portal sees has chat/qwen-chat with both pools yet',
  ],
  [
    'a pass of other weights than Git’s',
    [rolloutOf({ weights: { stable: 100, canary: 0 } })],
    {},
    'qwen-chat-v2 has 0 % there and 10 % in Git, which is not applied yet',
  ],
  [
    'the newer pool as the stable one',
    [
      {
        ...rolloutOf(),
        stable: rolloutOf().canary,
        canary: rolloutOf().stable,
      },
    ],
    {},
    'qwen-chat-v2 is the older pool',
  ],
])('refuses a shift after %s', async (_, rollouts, input, message) => {
  await start({ weight: 10 });
  answer(...rollouts);
  const before = readFolder(workspace.path);
  await expect(shift(input)).rejects.toThrow(message);
  expect(readFolder(workspace.path)).toEqual(before);
  expect(allowed.audited[1]).toMatchObject({
    step: 'shift',
    status: 'failed',
    error: expect.stringContaining(message),
  });
});

it('goes on for a reason, which is written down, and only for one cluster where one is named', async () => {
  await start({ weight: 10 });
  answer(
    rolloutOf({ verdict: 'fail' }, 'prod-us'),
    rolloutOf({ verdict: 'insufficient' }),
  );
  expect(await shift({ cluster: 'prod-eu', reason: 'Night' })).toMatchObject({
    verdict: 'insufficient',
    message: expect.stringContaining(
      '\nVerdict: insufficient\nReason: Night\n',
    ),
  });
  expect(allowed.audited[1]).toMatchObject({
    reason: 'Night',
    verdict: 'insufficient',
  });
});

it.each([
  ['check', createCheckCanaryAction, { entityRef: ROLLOUT.entityRef }],
  ['start', createStartCanaryAction, ROLLOUT],
  ['shift', createShiftCanaryAction, { ...ROLLOUT, weight: 50 }],
  ['promote', createPromoteCanaryAction, ROLLOUT],
  ['abort', createAbortCanaryAction, ROLLOUT],
] as const)(
  'refuses %s to others, saying whom to ask',
  async (step, create, input) => {
    const reason =
      'You may not change rollouts of it. Ask its owner, group:default/team-chat';
    denied.portal.answers[ROLLOUTS] = {
      body: { items: [], access: { canRollout: false, reason } },
    };
    const before = readFolder(workspace.path);
    const action = create(denied.services);
    await expect(
      // The table has actions of different inputs.
      runAction(
        action as ReturnType<typeof createAbortCanaryAction>,
        input,
        workspace.path,
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: `${reason}. Nothing was fetched or changed`,
    });
    expect(readFolder(workspace.path)).toEqual(before);
    expect(denied.portal.asked).toEqual([`GET /api${ROLLOUTS}`]);
    expect(denied.audited).toEqual([
      expect.objectContaining({
        step,
        user: 'user:default/mock',
        status: 'failed',
        error: `${reason}. Nothing was fetched or changed`,
      }),
    ]);
  },
);

it('refuses a gateway that splits wrongly, and says what nobody knows', async () => {
  const gateway = (more: JsonObject) => {
    const { body } = selfServiceOf();
    const { clusters, ...rest } = Object(body);
    const [{ gateways, ...cluster }] = clusters;
    allowed.portal.answers['/inference/v1/self-service'] = {
      body: {
        ...rest,
        clusters: [{ ...cluster, gateways: [{ ...gateways[0], ...more }] }],
      },
    };
  };
  gateway({ provider: 'istio', version: '1.28.0' });
  const before = readFolder(workspace.path);
  await expect(start()).rejects.toThrow(
    /rule 0: Istio 1\.28\.0 in prod-eu: .*\. Nothing was changed/,
  );
  expect(readFolder(workspace.path)).toEqual(before);
  gateway({ provider: 'unknown' });
  expect((await start()).notes).toContainEqual(
    expect.stringContaining(
      'Nothing is known of how unknown in prod-eu splits',
    ),
  );
});

it('refuses a second canary, and another start of the same', async () => {
  await start();
  await expect(start()).rejects.toThrow(
    'a rollout of qwen-chat-v2 is under way already, at 0 of 100',
  );
  await expect(start({ canary: 'qwen-chat-v3', rule: 1 })).rejects.toThrow(
    'the rule sends requests to qwen-chat-v2 too: a rollout is under way',
  );
});

it('tells what the portal says', async () => {
  const run = () =>
    runAction(
      createEvaluateCanaryAction(allowed.services),
      ROLLOUT,
      workspace.path,
    );
  expect(await run()).toMatchObject({
    verdict: 'pass',
    reasons: ['prod-eu: Nothing is worse than allowed'],
    forecast: ['prod-eu: decided in about 4 minutes'],
    evidence: expect.stringContaining(
      '**prod-eu: pass**, from 2026-08-01T10:00:00Z to 2026-08-01T10:20:00Z',
    ),
  });
  expect(allowed.portal.authorization).toContain('"obo":"user:default/mock"');
  allowed.portal.answers[ROLLOUTS] = {
    status: 404,
    body: { error: { name: 'NotFoundError', message: 'no entity' } },
  };
  await expect(run()).rejects.toThrow('The verdict could not be asked for');
});

const needsStart = (action: string) => !['check', 'start'].includes(action);
it.each(
  [
    createCheckCanaryAction,
    createEvaluateCanaryAction,
    createStartCanaryAction,
    createShiftCanaryAction,
    createPromoteCanaryAction,
    createAbortCanaryAction,
  ].flatMap(create =>
    exampleInputs(
      create({} as Parts['services']) as ReturnType<
        typeof createAbortCanaryAction
      >,
    ).map(([description, input]) => [description, create, input] as const),
  ),
)('runs its example: %s', async (_, create, input) => {
  const action = create(allowed.services) as ReturnType<
    typeof createAbortCanaryAction
  >;
  if (needsStart(action.id.split(':')[2])) {
    await beginRollout(allowed.portal, input, start);
  }
  const output = await runAction(action, input, workspace.path);
  expect(Object.keys(output).length).toBeGreaterThan(1);
});
