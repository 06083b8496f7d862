// SPDX-License-Identifier: Apache-2.0
/*
 * A policy that decides on the owner of an entity, as the documentation shows it:
 * asked through the real permission backend, evaluated by the real catalog.
 */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  createEntitiesModule,
  createOwnersPolicyModule,
  namingAuthFactory,
  ownedModel,
} from '@inference-portal/backend-testing';
import {
  EntityInference,
  inferenceEntityReadPermission,
  inferenceRolloutUpdatePermission,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import request from 'supertest';
import { EventReader } from './__testUtils__/EventReader';
import { inferencePlugin } from './plugin';
import { poolResource } from './sources/kubernetes/testing/poolResource';
import { ScriptedCluster } from './sources/kubernetes/testing/ScriptedCluster';

jest.setTimeout(60_000);

const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
/** What Ann sees: hers, and what is nobody's. */
const MINE = ['hers', 'nobodys'];
const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';

const auditor = mockServices.auditor.mock({
  createEvent: async () => ({ success: async () => {}, fail: async () => {} }),
});
let cluster: ScriptedCluster;
let backend: TestBackend;

beforeAll(async () => {
  cluster = await ScriptedCluster.start();
  cluster.setItems(POOLS, [
    poolResource('hers', '1'),
    poolResource('his', '2'),
    poolResource('nobodys', '3'),
  ]);
  backend = await startTestBackend({
    features: [
      inferencePlugin,
      catalogBackend,
      permissionBackend,
      createOwnersPolicyModule(
        inferenceEntityReadPermission,
        inferenceRolloutUpdatePermission,
      ),
      createEntitiesModule([
        ownedModel('hers', ANN, { [POOLS_ANNOTATION]: 'prod-eu/chat/hers' }),
        ownedModel('his', BOB, { [POOLS_ANNOTATION]: 'prod-eu/chat/his' }),
      ]),
      permissionsServiceFactory,
      namingAuthFactory,
      auditor.factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          catalog: { processingInterval: { seconds: 1 } },
          inference: { connect: 'direct' },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'prod-eu',
                    url: cluster.server.baseUrl,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'any',
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  await until(async () => (await get(ANN, 'hers')).body.pools?.length === 1);
  await until(
    async () =>
      namesIn((await list(ANN, '/pools')).body).join() === MINE.join(),
  );
});

afterAll(async () => {
  await backend?.stop();
  await cluster?.stop();
});

function get(user: string, name: string, more = '') {
  return request(backend.server)
    .get(`/api/inference/v1/entities/component/default/${name}${more}`)
    .set('Authorization', mockCredentials.user.header(user));
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 40_000;
  while (!(await isThere())) {
    if (Date.now() > end) {
      throw new Error('The entities or their pools are not there');
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const OBJECT =
  '/object?cluster=prod-eu&apiVersion=inference.networking.k8s.io/v1&objectKind=InferencePool&objectNamespace=chat&objectName=his';

/** How often the cluster was asked for the pool itself. */
const reads = () =>
  cluster.server.requests.filter(({ path }) =>
    path.endsWith('/namespaces/chat/inferencepools/his'),
  ).length;

it.each([
  [ANN, 'hers'],
  [BOB, 'his'],
])('shows %s what is %s', async (user, name) => {
  const { status, body } = await get(user, name);
  const { entityRef, access }: EntityInference = body;

  expect([status, entityRef]).toEqual([200, `component:default/${name}`]);
  // The same condition, on another permission.
  expect(access).toEqual({ canRollout: true });
});

it.each([
  [ANN, 'his'],
  [BOB, 'hers'],
])('does not show %s what is %s', async (user, name) => {
  const { status, body } = await get(user, name);

  expect([status, body.error.message]).toEqual([
    403,
    'Permission inference.entity.read was denied',
  ]);
  expect(JSON.stringify(body)).not.toContain('chat/');
});

it('asks the cluster for an object on behalf of its owner only', async () => {
  auditor.createEvent.mockClear();
  const denied = await get(ANN, 'his', OBJECT);
  expect([denied.status, reads()]).toEqual([403, 0]);
  expect(auditor.createEvent).not.toHaveBeenCalled();

  const allowed = await get(BOB, 'his', OBJECT);
  expect([allowed.status, reads()]).toEqual([200, 1]);
  expect(auditor.createEvent.mock.calls).toEqual([
    [
      {
        eventId: 'object-read',
        severityLevel: 'low',
        request: expect.objectContaining({
          url: expect.stringContaining('his'),
        }),
        meta: {
          entityRef: 'component:default/his',
          object: {
            cluster: 'prod-eu',
            apiVersion: 'inference.networking.k8s.io/v1',
            kind: 'InferencePool',
            namespace: 'chat',
            name: 'his',
          },
        },
      },
    ],
  ]);
});

it('opens no stream of events for others', async () => {
  const { status } = await get(ANN, 'his', '/events');

  expect(status).toBe(403);
});

it('does not tell whether an entity exists to whom it is denied', async () => {
  const { status, body } = await get(ANN, 'nobodys');

  expect([status, body.error.message]).toEqual([
    403,
    'Permission inference.entity.read was denied',
  ]);
});

function list(user: string, path: string) {
  return request(backend.server)
    .get(`/api/inference/v1${path}`)
    .set('Authorization', mockCredentials.user.header(user));
}

interface Names {
  items?: Array<{ name?: string; subject?: { name: string } }>;
  pools?: Array<{ name: string }>;
}

/** Of pools, in whichever list. */
function namesIn({ items, pools = [] }: Names): string[] {
  const named = items?.map(({ name, subject }) => name ?? subject?.name);
  return [...new Set(named ?? pools.map(({ name }) => name))]
    .filter(name => name !== undefined)
    .sort();
}

it.each(['/pools', '/findings', '/clusters/prod-eu/inventory'])(
  'lists by %s what is theirs, and what is nobody’s',
  async path => {
    const of = async (user: string) => namesIn((await list(user, path)).body);

    expect(await of(ANN)).toEqual(MINE);
    expect(await of(BOB)).toEqual(['his', 'nobodys']);
  },
);

it.each(['', '/history'])(
  'shows a pool%s to its owner, and what is nobody’s to all',
  async more => {
    const seen = await Promise.all(
      ['hers', 'his', 'nobodys'].map(
        async name =>
          (
            await list(ANN, `/pools/prod-eu/chat/${name}${more}`)
          ).status,
      ),
    );

    expect(seen).toEqual([200, 403, 200]);
  },
);

it('tells of a change by the tag of the list that one sees', async () => {
  const lists = await Promise.all([list(ANN, '/pools'), list(BOB, '/pools')]);
  const [hers, his] = lists.map(({ headers }) => headers.etag);
  const events = await EventReader.open(
    `http://localhost:${backend.server.port()}/api/inference/v1/pools/events`,
    { Authorization: mockCredentials.user.header(ANN) },
  );

  expect(his).not.toBe(hers);
  expect(await events.next()).toContain(JSON.stringify({ etag: hers }));
  events.close();
});
