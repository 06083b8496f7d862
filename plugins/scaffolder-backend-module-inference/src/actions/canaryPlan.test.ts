// SPDX-License-Identifier: Apache-2.0
/* Plans: written by a start, followed by the portal itself, ended by the last step. */
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { parseRolloutPlan } from '@inference-portal/backstage-plugin-inference-node';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { createAbortCanaryAction } from './abortCanary';
import { createCheckCanaryAction } from './checkCanary';
import { createPromoteCanaryAction } from './promoteCanary';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

jest.setTimeout(60_000);

const CHLOE = 'user:default/chloe';
const SCHEDULER = mockCredentials.service('plugin:inference');
const PLAN = 'rollout.yaml';
const STEPS = [
  { weight: 10, bakeMinutes: 30, minRequests: 400 },
  { weight: 50, bakeMinutes: 60 },
  { weight: 80, bakeMinutes: 60, approval: true },
  { weight: 100, bakeMinutes: 20 },
];

const workspace = createMockDirectory();
let parts: Awaited<ReturnType<typeof startCanaryPortal>>;

beforeAll(async () => {
  // A policy that denies all: of the scheduler ownership is asked, not a policy.
  parts = await startCanaryPortal(AuthorizeResult.DENY);
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  workspace.clear();
  resetPortal(parts.portal);
  parts.audited.length = 0;
  await generateModel(workspace.path);
});

const CREATE = {
  start: createStartCanaryAction,
  shift: createShiftCanaryAction,
  promote: createPromoteCanaryAction,
  abort: createAbortCanaryAction,
};

const allowed = {
  authorize: async (requests: readonly unknown[]) =>
    requests.map(
      (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
    ),
};

/** As somebody who may, or as the scheduler for somebody. */
function run(
  step: keyof typeof CREATE,
  input: JsonObject,
  credentials: BackstageCredentials,
) {
  const isUser = credentials !== SCHEDULER;
  return createTask(workspace.path)(
    CREATE[step]({
      ...parts.services,
      ...(isUser && {
        permissions: { ...parts.services.permissions, ...allowed },
      }),
    }) as ReturnType<typeof createShiftCanaryAction>,
    { ...ROLLOUT, ...input },
    { getInitiatorCredentials: async () => credentials },
  );
}

const start = (plan: JsonObject = {}, user = CHLOE) =>
  run(
    'start',
    {
      weight: 10,
      plan: { steps: STEPS, nextStep: true, abort: true, ...plan },
    },
    mockCredentials.user(user),
  );
const planned = (
  step: keyof typeof CREATE,
  input: JsonObject = {},
  onBehalfOf = CHLOE,
) => run(step, { ...input, onBehalfOf }, SCHEDULER);

const path = (name: string) => `${workspace.path}/${name}`;
const readPlan = () => readFileSync(path(PLAN), 'utf8');
const edit = (from: string, to: string) => {
  const text = readPlan();
  expect(text).toContain(from);
  writeFileSync(path(PLAN), text.replace(from, to));
};

it('writes the plan of a rollout that begins, for whoever starts it', async () => {
  const { files } = await start();
  expect(files).toContain(PLAN);
  expect(parseRolloutPlan(readPlan())).toEqual({
    ok: true,
    plan: {
      way: 'pools',
      namespace: 'chat',
      route: 'qwen-chat',
      stable: 'qwen-chat',
      canary: 'qwen-chat-v2',
      owner: CHLOE,
      approvers: [],
      automation: { nextStep: true, abort: true },
      limits: {},
      steps: [
        { weight: 10, bakeMs: 1_800_000, minRequests: 400, approval: false },
        { weight: 50, bakeMs: 3_600_000, approval: false },
        { weight: 80, bakeMs: 3_600_000, approval: true },
        { weight: 100, bakeMs: 1_200_000, approval: false },
      ],
    },
  });
});

it('acts for the owners where somebody else starts it', async () => {
  await start({}, 'user:default/samir');
  expect(readPlan()).not.toContain('owner:');
  await planned('shift', { weight: 50 }, 'group:default/team-chat');
});

it('writes none where none is wanted', async () => {
  const { files } = await start({ steps: [] });
  expect(files).not.toContain(PLAN);
});

it('refuses steps that don’t rise', async () => {
  await expect(start({ steps: [STEPS[1], STEPS[0]] })).rejects.toThrow(
    'plan: steps[1].weight is 10, and the step before has 50: put the steps in rising order. Nothing was changed',
  );
});

it('does not replace the plan of another rollout, until that has ended', async () => {
  await start();
  const other = readPlan().replaceAll('qwen-chat-v2', 'qwen-chat-v1b');
  workspace.clear();
  await generateModel(workspace.path);
  writeFileSync(path(PLAN), other);
  await expect(start()).rejects.toThrow(
    'rollout.yaml is the plan of chat/qwen-chat, qwen-chat to qwen-chat-v1b, which has not ended',
  );
  writeFileSync(path(PLAN), `${other}ended: aborted\n`);
  await start();
  expect(readPlan()).toContain('canary: qwen-chat-v2');
});

it('takes the plan’s next step for its owner, and says so', async () => {
  await start();
  const output = await planned('shift', { weight: 50 });
  expect(output).toMatchObject({
    changed: true,
    verdict: 'pass',
    title: 'Send 50 % of the requests to qwen-chat-v2',
  });
  expect(String(output.message).split('\n').slice(-2)).toEqual([
    `Asked-for-by: ${CHLOE}`,
    'Planned-by: rollout.yaml',
  ]);
  expect(parts.audited.at(-1)).toMatchObject({
    eventId: 'rollout-step',
    step: 'shift',
    user: CHLOE,
    isPlanned: true,
    before: { stable: 90, canary: 10 },
    after: { stable: 50, canary: 50 },
    verdict: 'pass',
    status: 'succeeded',
  });
});

it('changes nothing when the same step is taken again', async () => {
  await start();
  await planned('shift', { weight: 50 });
  parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({ weights: { stable: 50, canary: 50 } }),
  );
  expect(await planned('shift', { weight: 50 })).toMatchObject({
    changed: false,
  });
});

it('asks for the verdict at that moment, whatever the scheduler saw', async () => {
  await start();
  parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({ verdict: 'insufficient', reasons: ['12 of 400'] }),
  );
  await expect(planned('shift', { weight: 50 })).rejects.toThrow(
    'the verdict is insufficient',
  );
});

type Change = () => void | Promise<unknown>;
it.each<
  [string, Change, keyof typeof CREATE, JsonObject, string | undefined, string]
>([
  [
    'for nobody who owns it',
    () => edit(CHLOE, 'user:default/samir'),
    'shift',
    { weight: 50 },
    'user:default/samir',
    'The plan of component:default/qwen-chat is for user:default/samir, who does not own it: write its owner, group:default/team-chat, or a member',
  ],
  [
    'for another than the plan names',
    () => {},
    'shift',
    { weight: 50 },
    'group:default/team-chat',
    'its owner is user:default/chloe',
  ],
  [
    'that is not the next',
    () => {},
    'promote',
    {},
    undefined,
    'after 10 % it goes to 50 %, not to 100 %',
  ],
  [
    'that is of no plan',
    () => {},
    'shift',
    { weight: 40 },
    undefined,
    'after 10 % it goes to 50 %, not to 40 %',
  ],
  [
    'that a person opens',
    async () => {
      await planned('shift', { weight: 50 });
    },
    'shift',
    { weight: 80 },
    undefined,
    'a person opens the step to 80 %: it takes an approval',
  ],
  [
    'without its opt-in',
    () => edit('nextStep: true', 'nextStep: false'),
    'shift',
    { weight: 50 },
    undefined,
    'it does not opt in to automation.nextStep',
  ],
  [
    'back without its opt-in',
    () => edit('abort: true', 'abort: false'),
    'abort',
    {},
    undefined,
    'it does not opt in to automation.abort',
  ],
  [
    'of a plan that has ended',
    () => edit('version: 1', 'version: 1\nended: promoted'),
    'shift',
    { weight: 50 },
    undefined,
    'it has ended: promoted',
  ],
  [
    'of a plan for something else',
    () => edit('route: chat/qwen-chat', 'route: chat/other'),
    'shift',
    { weight: 50 },
    undefined,
    'it is for chat/other, qwen-chat to qwen-chat-v2',
  ],
  [
    'of a plan that can’t be read',
    () => edit('weight: 50', 'weight: half'),
    'shift',
    { weight: 50 },
    undefined,
    'rollout.yaml: steps[1].weight is no share in percent',
  ],
  [
    'without a plan',
    () => rmSync(path(PLAN)),
    'abort',
    {},
    undefined,
    'the repository has no rollout.yaml',
  ],
])('takes no step %s', async (_, change, step, input, onBehalfOf, why) => {
  await start();
  await change();
  const before = readFolder(workspace.path);
  await expect(planned(step, input, onBehalfOf)).rejects.toThrow(why);
  expect(readFolder(workspace.path)).toEqual(before);
  expect(parts.audited.at(-1)).toMatchObject({ status: 'failed', step });
});

it.each([
  ['a user', mockCredentials.user('user:default/samir'), 'user:default/samir'],
  ['another plugin', mockCredentials.service('plugin:other'), 'plugin:other'],
])('lets %s act for nobody', async (_, credentials, name) => {
  await start();
  const refusal = `onBehalfOf: ${name} may not act for ${CHLOE}`;
  await expect(
    run('abort', { onBehalfOf: CHLOE }, credentials),
  ).rejects.toThrow(refusal);
  await expect(
    createTask(workspace.path)(
      createCheckCanaryAction(parts.services),
      { entityRef: ROLLOUT.entityRef, onBehalfOf: CHLOE },
      { getInitiatorCredentials: async () => credentials },
    ),
  ).rejects.toThrow(refusal);
});

it('checks before anything is fetched whether the owner of the plan may', async () => {
  const check = (onBehalfOf: string) =>
    createTask(workspace.path)(
      createCheckCanaryAction(parts.services),
      { entityRef: ROLLOUT.entityRef, onBehalfOf },
      { getInitiatorCredentials: async () => SCHEDULER },
    );
  expect(await check(CHLOE)).toMatchObject({ entityRef: ROLLOUT.entityRef });
  await expect(check('user:default/nobody')).rejects.toThrow(
    'who does not own it',
  );
});

it('ends the plan with an abort, as one line of it', async () => {
  await start();
  const before = readPlan();
  const { files } = await planned('abort', { reason: 'verdict fail: slow' });
  expect(files).toEqual(['base/routing/route.yaml', PLAN]);
  expect(readPlan()).toBe(`${before}ended: aborted\n`);
});

it('leaves the plan of another rollout alone', async () => {
  await start();
  edit('canary: qwen-chat-v2', 'canary: qwen-chat-v3');
  const other = readPlan();
  await run('abort', {}, mockCredentials.user(CHLOE));
  expect(readPlan()).toBe(other);
});

it('writes down who decides and by which limits', async () => {
  const approvers = ['group:default/team-chat'];
  const signals = {
    errorRate: { max: 0.05, margin: 0.01 },
    ttft: { max: '1s500ms' },
    // As a form gives what nobody filled in.
    itl: {},
    slowdown: 1.4,
  };
  await expect(start({ signals: { e2e: { max: '0s' } } })).rejects.toThrow(
    'plan: signals.e2e.max is 0: every request takes longer',
  );
  await start({ approvers, signals });
  expect(parseRolloutPlan(readPlan())).toMatchObject({
    plan: {
      approvers,
      limits: {
        maxErrorRate: 0.05,
        errorMargin: 0.01,
        maxTtftMs: 1_500,
        slowdownMargin: 1.4,
      },
    },
  });
});

describe('between models of a pool', () => {
  const MODEL = 'Qwen/Qwen2.5-1.5B-Instruct';
  const AT = {
    way: 'rewrite',
    route: 'qwen2-5-1-5b-instruct',
    stable: MODEL,
    canary: 'tickets/v2',
  };
  const startAdapter = (input: JsonObject = {}) =>
    run(
      'start',
      {
        canary: AT.canary,
        adapter: '/adapters/tickets',
        weight: 10,
        plan: { steps: STEPS, nextStep: true, abort: true },
        ...input,
      },
      mockCredentials.user(CHLOE),
    );
  const weights = () =>
    [
      ...readFolder(workspace.path)[
        'base/serving/rewrite-qwen2-5-1-5b-instruct.yaml'
      ].matchAll(/modelRewrite: (\S+)\n\s+weight: (\d+)/g),
    ].map(([, name, weight]) => `${name} ${weight}`);
  /** What the portal sees in a cluster. */
  const seen = (stable: number, canary: number, more: JsonObject = {}) => {
    const at = { cluster: 'prod-eu', namespace: 'chat' };
    parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
      rolloutOf({
        way: 'rewrite',
        route: { ...at, name: AT.route },
        stable: { ...at, name: AT.stable },
        canary: { ...at, name: AT.canary },
        weights: { stable, canary },
        ...more,
      }),
    );
  };

  it('writes a plan of the rewrite that it makes, and follows it to its end', async () => {
    await startAdapter();
    expect(parseRolloutPlan(readPlan())).toMatchObject({
      plan: { ...AT, namespace: 'chat', owner: CHLOE },
    });
    seen(90, 10);
    await planned('shift', { ...AT, weight: 50 });
    expect(weights()).toEqual([`${MODEL} 50`, 'tickets/v2 50']);
    await expect(planned('promote', AT)).rejects.toThrow(
      'after 50 % it goes to 80 %, not to 100 %',
    );
    edit('weight: 80', 'weight: 100');
    edit(`  - weight: 100\n    bake: 20m\n`, '');
    edit('    approval: true\n', '');
    seen(50, 50);
    await planned('promote', AT);
    expect(weights()).toEqual(['tickets/v2 100']);

    seen(0, 100, { steps: [{ at: '2026-08-01T10:00:00Z', weight: 1 }] });
    const ended = await planned('promote', { ...AT, bakeMinutes: 20 });
    // Not an adapter: the servers are there for it.
    expect(ended).toMatchObject({
      files: [PLAN],
      title: 'End the rollout of tickets/v2, which has every request',
    });
    expect(parseRolloutPlan(readPlan())).toMatchObject({
      plan: { ended: 'promoted' },
    });
  });

  it('notes with the abort that it has ended', async () => {
    await startAdapter();
    seen(90, 10, { verdict: 'fail', reasons: ['slower'] });
    await planned('abort', { ...AT, reason: 'The verdict is fail' });
    expect(weights()).toEqual([`${MODEL} 100`]);
    expect(parseRolloutPlan(readPlan())).toMatchObject({
      plan: { ended: 'aborted' },
    });
  });

  it('ends with the old adapter, which is taken away', async () => {
    await startAdapter({ canary: 'tickets-v1', weight: 0, plan: {} });
    await startAdapter({ servedName: 'tickets-v1', weight: 40 });
    const place = { ...AT, route: 'tickets-v1', stable: 'tickets-v1' };
    const at = { cluster: 'prod-eu', namespace: 'chat' };
    const of = {
      route: { ...at, name: 'tickets-v1' },
      stable: { ...at, name: 'tickets-v1' },
    };
    edit('weight: 50', 'weight: 100');
    edit(
      '  - weight: 80\n    bake: 60m\n    approval: true\n  - weight: 100\n    bake: 20m\n',
      '',
    );
    seen(60, 40, of);
    await planned('promote', place);
    seen(0, 100, {
      ...of,
      steps: [{ at: '2026-08-01T10:00:00Z', weight: 1 }],
    });
    expect(await planned('promote', place)).toMatchObject({
      files: expect.arrayContaining(['base/serving/model-server.yaml', PLAN]),
    });
    expect(parseRolloutPlan(readPlan())).toMatchObject({
      plan: { ended: 'promoted' },
    });
  });
});
