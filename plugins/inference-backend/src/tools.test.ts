// SPDX-License-Identifier: Apache-2.0
/*
 * What agents see: a real MCP client asks Backstage's own MCP backend, which
 * asks the plugin's actions, against simulated clusters.
 */
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import mcpBackend from '@backstage/plugin-mcp-actions-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterStatus,
  EntityInference,
  inferenceEntityReadPermission,
  inferenceRequestExplainPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { Agent, connectAgent } from './__testUtils__/connectAgent';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(180_000);

let simulator: Simulator;
let portal: Portal;
let agent: Agent;
const call: Agent['call'] = (...asked) => agent.call(...asked);
const answerOf: Agent['answerOf'] = (...asked) => agent.answerOf(...asked);
/** Of sentences that can be said in another language. */
const MARKS = /[\u0091\u0092\u009c]/;
const denied = new Set<string>();
const auditor = mockServices.auditor.mock({
  createEvent: async () => ({ success: async () => {}, fail: async () => {} }),
});
const permissions = mockServices.permissions.mock({
  authorize: jest.fn(async queries =>
    queries.map(({ permission }: { permission: { name: string } }) => ({
      result: denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    })),
  ),
  authorizeConditional: jest.fn(async queries =>
    queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  ),
});

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, speed: 20 });
  portal = await startPortal({
    clusters: simulator.clusters,
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'qwen-chat',
          annotations: {
            'inference-portal.io/pools':
              'prod-eu/chat/qwen-chat-v1, prod-eu/chat/qwen-chat-v2',
          },
        },
        spec: { type: 'model-server', owner: 'team-chat' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'mistral-search',
          annotations: {
            'inference-portal.io/pools': 'prod-us/search/mistral-search',
          },
        },
        spec: { type: 'model-server', owner: 'team-search' },
      },
    ],
    features: [permissions.factory, auditor.factory, mcpBackend],
  });
  await portal.until<{ items: ClusterStatus[] }>(
    '/clusters',
    ({ items }) =>
      items?.filter(({ state }) => state === 'connected').length === 2,
    90_000,
  );
  agent = await connectAgent(portal.port);
});

afterAll(async () => {
  await agent?.client.close();
  await portal?.backend.stop();
  await simulator?.stop();
});

afterEach(() => denied.clear());

it('offers its tools as such that change nothing, and such that do', async () => {
  const { tools } = await agent.client.listTools();
  expect(
    tools
      .map(({ name, annotations }) => [
        name,
        annotations?.readOnlyHint,
        annotations?.destructiveHint,
      ])
      .sort(),
  ).toEqual(
    [
      ['abort-canary', false],
      ['check-upgrade', true],
      ['diagnose-cluster', true],
      ['explain-request', true],
      ['get-entity-health', true],
      ['get-rollout-task', true],
      ['get-rollouts', true],
      ['get-timeouts', true],
      ['list-pools', true],
      ['promote-canary', false],
      ['shift-canary', false],
      ['start-canary', false],
    ].map(([name, reads]) => [`inference.${name}`, reads, !reads]),
  );
  tools.forEach(({ description }) =>
    expect(description?.length).toBeGreaterThan(100),
  );
});

it('lists pools, as many as are asked for, and goes on', async () => {
  const first = await answerOf('list-pools', { cluster: 'prod-eu', limit: 2 });
  const next = await answerOf('list-pools', {
    cluster: 'prod-eu',
    limit: 2,
    cursor: first.cursor,
  });
  expect(first.items).toHaveLength(2);
  expect(next.items[0].name).not.toBe(first.items[0].name);
  const { items } = await answerOf('list-pools', { q: 'qwen-chat-v2' });
  expect(items).toEqual([
    expect.objectContaining({
      cluster: 'prod-eu',
      namespace: 'chat',
      name: 'qwen-chat-v2',
      entities: ['component:default/qwen-chat'],
    }),
  ]);
});

it('tells what is wrong with a model, and how to mend it', async () => {
  simulator.setFault('scaled-to-zero', true);
  await portal.until<EntityInference>(
    '/entities/component/default/mistral-search',
    ({ findings }) =>
      findings.some(({ code }) => code === 'pool-scaled-to-zero'),
  );
  const { health, pools, findings } = await answerOf('get-entity-health', {
    entityRef: 'mistral-search',
  });
  simulator.setFault('scaled-to-zero', false);
  expect(health).toBe('idle');
  expect(pools).toEqual([
    expect.objectContaining({ cluster: 'prod-us', name: 'mistral-search' }),
  ]);
  const [{ code, subject, remedy }] = findings;
  expect(code).toBe('pool-scaled-to-zero');
  expect(subject).toMatchObject({ cluster: 'prod-us', namespace: 'search' });
  expect(remedy.patch.yaml).toContain('replicas:');
  expect(auditor.createEvent).toHaveBeenCalledWith({
    eventId: 'patch-read',
    severityLevel: 'low',
    meta: {
      tool: 'get-entity-health',
      user: 'user:default/mock',
      codes: expect.arrayContaining(['pool-scaled-to-zero']),
    },
  });
});

it('explains why a client gets 404', async () => {
  const { summary, outcomes, nearMisses } = await answerOf('explain-request', {
    cluster: 'prod-eu',
    model: 'no-such-model',
  });
  expect(outcomes[0]).toMatchObject({ status: 404, share: 1 });
  expect(summary).toContain('no-such-model');
  expect(nearMisses.length).toBeGreaterThan(0);
});

it('tells the timeouts and the rollout of a model', async () => {
  const { rules } = await answerOf('get-timeouts', { entityRef: 'qwen-chat' });
  expect(rules[0]).toMatchObject({
    cluster: 'prod-eu',
    route: 'chat/qwen-chat',
  });
  expect(rules[0].timeouts.length).toBeGreaterThan(0);

  const { rollouts, access } = await answerOf('get-rollouts', {
    entityRef: 'qwen-chat',
  });
  expect(rollouts[0]).toMatchObject({
    stable: { name: 'qwen-chat-v1' },
    canary: { name: 'qwen-chat-v2' },
  });
  expect(['pass', 'fail', 'insufficient']).toContain(rollouts[0].verdict);
  expect(access).toEqual({ canRollout: true });
});

it.each([
  [
    'get-entity-health',
    { entityRef: 'component:default/nobody' },
    /The catalog has no entity component:default\/nobody/,
  ],
  [
    'get-entity-health',
    { entityRef: '' },
    /entityRef: .* is no entity ref: write kind/,
  ],
  ['explain-request', { cluster: 'prod-eo' }, /prod-eo is not configured/],
  [
    'explain-request',
    { cluster: 'prod-eu', path: 'v1' },
    /path: must begin with \//,
  ],
  ['list-pools', { limit: 100_000 }, /limit|100/],
])('refuses %s of %j in words', async (name, args, message) => {
  const { isError, text } = await call(name, args);
  expect(isError).toBe(true);
  expect(text).toMatch(message);
});

it.each([
  ['list-pools', {}],
  ['get-entity-health', { entityRef: 'mistral-search' }],
  ['get-timeouts', { entityRef: 'qwen-chat' }],
  ['get-rollouts', { entityRef: 'qwen-chat' }],
  ['explain-request', { cluster: 'prod-eu', model: 'not-served' }],
  ['diagnose-cluster', { cluster: 'prod-eu' }],
  ['check-upgrade', { cluster: 'prod-eu', gatewayApi: 'v7.1.0' }],
])('says what %s answers to %j without marks', async (name, args) => {
  const { text } = await call(name, args);
  expect(text).toMatch(/\w/);
  expect(text).not.toMatch(MARKS);
});

it.each([
  ['/clusters', undefined],
  ['/pools/prod-eu/chat/qwen-chat-v1', undefined],
  ['/pools', undefined],
  ['/findings', undefined],
  ['/entities/component/default/qwen-chat', undefined],
  ['/explain', { cluster: 'prod-eu', model: 'not-served' }],
  ['/clusters/prod-eu/upgrade-check', { gatewayApi: 'v7.1.0' }],
])('answers %s without marks unless they are asked for', async (path, body) => {
  const ask = async (more: Record<string, string>) => {
    const response = await fetch(
      `http://127.0.0.1:${portal.port}/api/inference/v1${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: mockCredentials.user.header(),
          'content-type': 'application/json',
          ...more,
        },
        ...(body && { body: JSON.stringify(body) }),
      },
    );
    expect(response.status).toBe(200);
    return response.text();
  };

  expect(await ask({})).not.toMatch(MARKS);
  expect(await ask({ prefer: 'texts=marked' })).toMatch(MARKS);
});

it.each([
  [
    'get-entity-health',
    { entityRef: 'qwen-chat' },
    inferenceEntityReadPermission,
  ],
  ['get-timeouts', { entityRef: 'qwen-chat' }, inferenceEntityReadPermission],
  ['get-rollouts', { entityRef: 'qwen-chat' }, inferenceEntityReadPermission],
])('denies %s to whom may not read', async (name, args, permission) => {
  denied.add(permission.name);
  const { isError, text } = await call(name, args);
  expect(isError).toBe(true);
  expect(text).toContain(`Permission ${permission.name} was denied`);
});

it('does not show tools that one may not use', async () => {
  denied.add(inferenceRequestExplainPermission.name);
  const { tools } = await agent.client.listTools();
  expect(tools.map(({ name }) => name)).not.toContain(
    'inference.explain-request',
  );
});
