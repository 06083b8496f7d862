// SPDX-License-Identifier: Apache-2.0
import { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { inferencePlugin } from './plugin';

const ROUTES = [
  ['/clusters', 'inference.cluster.read'],
  ['/clusters/a/inventory', 'inference.pool.read'],
  ['/pools', 'inference.pool.read'],
  ['/pools/events', 'inference.pool.read'],
  ['/pools/a/b/c', 'inference.pool.read'],
  ['/pools/a/b/c/history', 'inference.pool.read'],
  ['/models', 'inference.pool.read'],
  ['/models/events', 'inference.pool.read'],
  ['/findings', 'inference.pool.read'],
  ['/owned-entities', 'inference.pool.read'],
  ['/history?pools=a/b/c', 'inference.pool.read'],
  ['/entities/component/default/x', 'inference.entity.read'],
  ['/entities/component/default/x/events', 'inference.entity.read'],
  [
    '/entities/component/default/x/object?cluster=a&apiVersion=v1&objectKind=Pod&objectNamespace=b&objectName=c',
    'inference.entity.read',
  ],
  ['/rollouts/component/default/x', 'inference.entity.read'],
  [
    '/rollouts/component/default/x/forecast?cluster=a&routeNamespace=b&route=c&rule=0&weight=0.1',
    'inference.entity.read',
  ],
];

async function startBackend(
  decide: (permission: string, user: string) => 'ALLOW' | 'DENY' = () =>
    'ALLOW',
) {
  const catalog = catalogServiceMock.mock({
    queryEntities: async () => ({ items: [], totalItems: 0, pageInfo: {} }),
    getEntityByRef: async () => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'x' },
    }),
  });
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, { credentials }) => {
      const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
      return requests.map(({ permission }) => ({
        result: AuthorizeResult[decide(permission.name, userEntityRef)],
      }));
    },
    authorizeConditional: async queries =>
      queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
  const backend = await startTestBackend({
    features: [inferencePlugin, catalog.factory, permissions.factory],
  });
  ends.push(() => backend.stop());
  return {
    catalog,
    permissions,
    get: (path: string) => request(backend.server).get(`/api/inference${path}`),
    post: (path: string) =>
      request(backend.server).post(`/api/inference${path}`),
  };
}

let ends: Array<() => Promise<void>> = [];

afterEach(async () => {
  await Promise.all(ends.map(end => end()));
  ends = [];
});

it.each(ROUTES)(
  '%s needs %s, and nothing is asked without',
  async (path, name) => {
    const { get, catalog, permissions } = await startBackend(permission =>
      permission === name ? 'DENY' : 'ALLOW',
    );
    const { status, body } = await get(`/v1${path}`);

    expect(status).toBe(403);
    expect(body.error.message).toBe(`Permission ${name} was denied`);
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  },
);

it('lets the policy decide on the entity, in its usual spelling', async () => {
  const { get, permissions } = await startBackend();
  await get('/v1/entities/Component/Default/X');

  expect(permissions.authorize).toHaveBeenCalledWith(
    [
      {
        permission: expect.objectContaining({
          name: 'inference.entity.read',
          resourceType: 'catalog-entity',
        }),
        resourceRef: 'component:default/x',
      },
    ],
    { credentials: mockCredentials.user() },
  );
});

it('says who may not change rollouts why', async () => {
  const { get } = await startBackend(name =>
    name === 'inference.rollout.update' ? 'DENY' : 'ALLOW',
  );
  const { status, body } = await get('/v1/entities/component/default/x');

  expect(status).toBe(200);
  expect(body.access).toEqual({
    canRollout: false,
    reason:
      'You may not change rollouts of component:default/x: permission inference.rollout.update was denied. It has no owner who could be asked: ask who runs the portal',
  });
});

it('tells two callers with different rights different answers', async () => {
  const { get } = await startBackend((name, user) =>
    user === 'user:default/chloe' || name !== 'inference.rollout.update'
      ? 'ALLOW'
      : 'DENY',
  );
  const ask = (user: string) =>
    get('/v1/entities/component/default/x').set(
      'Authorization',
      mockCredentials.user.header(user),
    );
  const first = await ask('user:default/chloe');
  const second = await ask('user:default/sofia').set(
    'If-None-Match',
    first.headers.etag,
  );

  expect(first.body.access).toEqual({ canRollout: true });
  expect(second.status).toBe(200);
  expect(second.body.access.canRollout).toBe(false);
});

it('asks once for many answers whether a caller may see them, and what they may do', async () => {
  const { get, permissions } = await startBackend();
  await get('/v1/entities/component/default/x');
  await get('/v1/entities/component/default/x');

  expect(
    permissions.authorize.mock.calls.map(
      ([[{ permission }]]) => permission.name,
    ),
  ).toEqual(['inference.entity.read', 'inference.rollout.update']);
});

const STEPS = '/v1/rollouts/component/default/x/steps';
const STEP = {
  versions: { namespace: 'chat', stable: 'x', canary: 'x-v2' },
  weights: { stable: 90, canary: 10 },
  pullRequest: 'https://git.example/chat/x/pulls/1',
};

it('remembers steps of those who may change rollouts, each in their own name', async () => {
  const { post } = await startBackend((_, user) =>
    user === 'user:default/samir' ? 'DENY' : 'ALLOW',
  );
  const as = (header: string, more: object = {}) =>
    post(STEPS)
      .set('Authorization', header)
      .send({ ...STEP, ...more });
  const chloe = mockCredentials.user.header('user:default/chloe');
  const planner = mockCredentials.service.header();
  const onBehalfOf = 'user:default/sofia';

  const own = await as(chloe);
  expect([own.status, own.body]).toEqual([200, { by: 'user:default/chloe' }]);
  const samir = mockCredentials.user.header('user:default/samir');
  expect((await as(samir)).status).toBe(403);
  const forged = await as(chloe, { onBehalfOf });
  expect(forged.status).toBe(403);
  expect(forged.body.error.message).toBe(
    'onBehalfOf: user:default/chloe can’t say that user:default/sofia asked for it',
  );
  expect((await as(planner, { onBehalfOf })).body).toEqual({ by: onBehalfOf });
});

it.each([
  { pullRequest: 'data:text/html,opened' },
  { weights: { stable: 90.5, canary: 10 } },
  { versions: { namespace: 'chat', stable: 'x' } },
  { reason: '' },
])('takes no step with %j', async more => {
  const { post } = await startBackend();
  const { status } = await post(STEPS).send({ ...STEP, ...more });

  expect(status).toBe(400);
});

it('refuses who is nobody', async () => {
  const { get } = await startBackend();
  const { status } = await get('/v1/pools').set(
    'Authorization',
    mockCredentials.none.header(),
  );

  expect(status).toBe(401);
});

it('describes itself', async () => {
  const { get } = await startBackend();
  const { body } = await get('/openapi.json');

  expect(Object.keys(body.paths)).toContain('/api/inference/v1/pools');
});
