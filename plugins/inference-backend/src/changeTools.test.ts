// SPDX-License-Identifier: Apache-2.0
/* How agents change rollouts: a real MCP client, and a Scaffolder that only notes. */
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import mcpBackend from '@backstage/plugin-mcp-actions-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import {
  EntityInference,
  inferenceRolloutUpdatePermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { Agent, connectAgent } from './__testUtils__/connectAgent';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(180_000);

const OTHERS = 'component:default/mistral-search';
const QWEN = { entityRef: 'qwen-chat', cluster: 'prod-eu' };
const WHY = { reason: 'the night is quiet' };
const NEW = {
  cluster: 'prod-us',
  namespace: 'search',
  route: 'mistral-search',
  stable: 'mistral-search',
  canary: 'mistral-search-v2',
  weight: 5,
  image: 'vllm/vllm-openai:v0.12.0',
};
const USER = expect.objectContaining({
  type: 'user',
  userEntityRef: mockCredentials.user().principal.userEntityRef,
});
const AT = '2026-08-01T10:00:00Z';

let simulator: Simulator;
let portal: Portal;
let agent: Agent;
/** The model of another team. */
let isDenied = false;
/** What the Scaffolder was asked for, and by whom. */
const started: object[] = [];

const permissions = mockServices.permissions.mock({
  authorize: async queries =>
    queries.map(query => ({
      result:
        isDenied &&
        query.permission.name === inferenceRolloutUpdatePermission.name &&
        'resourceRef' in query &&
        query.resourceRef === OTHERS
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    })),
  authorizeConditional: async queries =>
    queries.map(() => ({ result: AuthorizeResult.ALLOW })),
});

const scaffolder = createServiceFactory({
  service: scaffolderServiceRef,
  deps: {},
  factory: () =>
    scaffolderServiceMock.mock({
      scaffold: async (request, { credentials }) => {
        started.push({ ...request, by: credentials.principal });
        return { taskId: `task-${started.length}` };
      },
      getTask: async ({ taskId }) => {
        if (taskId !== 'task-1') {
          throw new NotAllowedError(`${taskId} is somebody else’s`);
        }
        return {
          id: taskId,
          spec: {
            apiVersion: 'scaffolder.backstage.io/v1beta3',
            parameters: {},
            steps: [],
            output: {},
          },
          status: 'completed',
          createdAt: AT,
        };
      },
      getLogs: async ({ taskId }) => [
        {
          id: 1,
          taskId,
          createdAt: AT,
          type: 'log',
          body: { message: '', stepId: 'proposeLocal', status: 'completed' },
        },
        {
          id: 2,
          taskId,
          createdAt: AT,
          type: 'completion',
          body: {
            message: '',
            output: { links: [{ url: 'http://git/pulls/7' }] },
          },
        },
      ],
    }),
});

function modelServer(name: string, pools: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'inference-portal.io/pools': pools } },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/team-of-${name}` },
    ],
  };
}

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, speed: 20 });
  portal = await startPortal({
    clusters: simulator.clusters,
    entities: [
      modelServer(
        'qwen-chat',
        'prod-eu/chat/qwen-chat-v1, prod-eu/chat/qwen-chat-v2',
      ),
      modelServer('mistral-search', 'prod-us/search/mistral-search'),
    ],
    features: [permissions.factory, scaffolder, mcpBackend],
  });
  await portal.until<EntityInference>(
    '/entities/component/default/qwen-chat',
    ({ rollouts }) => rollouts?.length > 0,
    90_000,
  );
  agent = await connectAgent(portal.port);
});

afterAll(async () => {
  await agent?.client.close();
  await portal?.backend.stop();
  await simulator?.stop();
});

afterEach(() => {
  isDenied = false;
  started.length = 0;
});

it('shift, promote and abort by the same templates as pages, as the user', async () => {
  const { rollouts } = await agent.answerOf('get-rollouts', {
    entityRef: 'qwen-chat',
  });
  const [{ route, rule }] = rollouts;
  const values = {
    entityRef: 'component:default/qwen-chat',
    cluster: 'prod-eu',
    namespace: 'chat',
    route: route.name,
    rule,
    stable: 'qwen-chat-v1',
    canary: 'qwen-chat-v2',
  };
  const shifted = await agent.answerOf('shift-canary', {
    ...QWEN,
    ...WHY,
    weight: 50,
  });
  const promoted = await agent.answerOf('promote-canary', {
    ...QWEN,
    ...WHY,
    canary: 'qwen-chat-v2',
  });
  const aborted = await agent.answerOf('abort-canary', QWEN);
  expect(started).toEqual([
    {
      templateRef: 'template:default/canary-shift',
      values: { ...values, ...WHY, weight: 50 },
      by: USER,
    },
    {
      templateRef: 'template:default/canary-promote',
      values: { ...values, ...WHY, bakeMinutes: 60 },
      by: USER,
    },
    { templateRef: 'template:default/canary-abort', values, by: USER },
  ]);
  const sum = shifted.before.stable + shifted.before.canary;
  expect(shifted).toMatchObject({
    taskId: 'task-1',
    taskPath: '/create/tasks/task-1',
    pagePath: '/catalog/default/component/qwen-chat/inference',
    change: 'Send 50 % of the requests to qwen-chat-v2',
    after: { stable: sum / 2, canary: sum / 2 },
  });
  expect(promoted.after).toEqual({ stable: 0, canary: sum });
  expect(aborted.after).toEqual({ stable: sum, canary: 0 });
});

it('start one', async () => {
  const answer = await agent.answerOf('start-canary', {
    entityRef: OTHERS,
    ...NEW,
  });
  expect(answer.change).toBe(
    'Start mistral-search-v2 beside mistral-search, with 5 %',
  );
  expect(started).toEqual([
    {
      templateRef: 'template:default/canary-start',
      values: { entityRef: OTHERS, ...NEW, extraArgs: [] },
      by: USER,
    },
  ]);
});

const ADAPTER = {
  cluster: 'prod-us',
  namespace: 'search',
  route: 'mistral-search',
  stable: 'mistral-search',
  canary: 'acme/Tickets_v2',
  adapter: 'acme/tickets-lora',
  servedName: 'mistral-search',
};

it.each([
  [
    'another engine, on GPUs that somebody vouches for',
    {
      ...NEW,
      weight: 0,
      engine: 'sglang',
      gpus: 2,
      gpusConfirmed: true,
      testHeader: 'x-try',
    },
    'Start mistral-search-v2 beside mistral-search, with 0 %',
  ],
  [
    'one with all that follows, by limits and opt-ins of the user',
    {
      ...NEW,
      plan: {
        steps: [
          { weight: 10, bakeMinutes: 30, minRequests: 400 },
          { weight: 50, bakeMinutes: 60, approval: true },
          { weight: 100, bakeMinutes: 1_440 },
        ],
        approvers: ['group:default/team-search'],
        signals: {
          errorRate: { max: 0.05, margin: 0.01 },
          ttft: { max: '1s500ms' },
          slowdown: 1.4,
        },
        nextStep: true,
        abort: false,
      },
    },
    'Start mistral-search-v2 beside mistral-search, with 5 %',
  ],
  [
    'an adapter, with a share of the name that clients ask for',
    { ...ADAPTER, weight: 10 },
    'Start acme/Tickets_v2 beside mistral-search, with 10 %',
  ],
])('start %s', async (_, input, change) => {
  const answer = await agent.answerOf('start-canary', {
    entityRef: OTHERS,
    ...input,
  });
  expect(answer.change).toBe(change);
  expect(started).toEqual([
    {
      templateRef: 'template:default/canary-start',
      values: { entityRef: OTHERS, ...input, extraArgs: [] },
      by: USER,
    },
  ]);
});

it('tell what came of it, to whom may see it', async () => {
  expect(
    await agent.answerOf('get-rollout-task', { taskId: 'task-1' }),
  ).toEqual({
    state: 'done',
    changed: true,
    pullRequest: 'http://git/pulls/7',
  });
  const { isError, text } = await agent.call('get-rollout-task', {
    taskId: 'task-2',
  });
  expect(isError).toBe(true);
  expect(text).toContain('task-2 is somebody else’s');
});

it.each([
  ['promote-canary', {}],
  ['abort-canary', {}],
  ['shift-canary', { weight: 20 }],
  ['start-canary', NEW],
])(
  'refuse %s of another team’s model, and say whom to ask',
  async (name, input) => {
    isDenied = true;
    const { isError, text } = await agent.call(name, {
      ...input,
      entityRef: 'mistral-search',
    });
    expect(isError).toBe(true);
    expect(text).toContain(
      `You may not change rollouts of ${OTHERS}: permission inference.rollout.update was denied. Ask its owner, group:default/team-of-mistral-search`,
    );
    expect(started).toEqual([]);
  },
);

it.each([
  [
    'shift-canary',
    { ...QWEN, ...WHY, weight: 50, canary: 'qwen-chat-v3' },
    /has no such rollout; there are chat\/.* from qwen-chat-v1 to qwen-chat-v2/,
  ],
  [
    'abort-canary',
    { entityRef: 'mistral-search' },
    /no rule shares requests between two versions of it/,
  ],
  ['shift-canary', { ...QWEN, weight: 100 }, /weight|99/],
  ['promote-canary', { ...QWEN, reason: 'a\nb' }, /more than one line/],
  [
    'start-canary',
    { entityRef: OTHERS, ...ADAPTER, replicas: 2 },
    /replicas: is for a second pool only/,
  ],
  [
    'start-canary',
    { entityRef: OTHERS, ...ADAPTER, extraArgs: ['--max-loras=4'] },
    /extraArgs: is for a second pool only/,
  ],
  [
    'start-canary',
    { entityRef: OTHERS, ...NEW, servedName: 'mistral-search' },
    /servedName: is for an adapter only/,
  ],
  [
    'start-canary',
    {
      entityRef: OTHERS,
      ...NEW,
      plan: {
        steps: [
          { weight: 50, bakeMinutes: 5 },
          { weight: 20, bakeMinutes: 5 },
        ],
      },
    },
    /plan.steps\[1\].weight: is 20, and the step before has 50/,
  ],
  [
    'start-canary',
    {
      entityRef: OTHERS,
      ...NEW,
      plan: {
        steps: [{ weight: 20, bakeMinutes: 5 }],
        signals: { ttft: { max: 'soon' } },
      },
    },
    /plan.*ttft|Invalid/s,
  ],
  [
    'start-canary',
    { entityRef: OTHERS, ...NEW, gpus: 2 },
    /gpus: is for another engine only/,
  ],
  [
    'start-canary',
    { entityRef: OTHERS, ...NEW, canary: 'acme/Tickets_v2' },
    /canary: is acme\/Tickets_v2, which is no name for a pool/,
  ],
  [
    'start-canary',
    { entityRef: OTHERS, ...ADAPTER, canary: 'tickets=v2' },
    /canary/,
  ],
  [
    'promote-canary',
    { ...QWEN, entityRef: 'nobody' },
    /The catalog has no entity component:default\/nobody/,
  ],
])('refuse %s of %j in words', async (name, input, why) => {
  const { isError, text } = await agent.call(name, input);
  expect(isError).toBe(true);
  expect(text).toMatch(why);
  expect(started).toEqual([]);
});
