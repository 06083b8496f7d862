// SPDX-License-Identifier: Apache-2.0
/*
 * Backstage's own notifications backend tells the owning team's members, of two
 * backends on one database, one of which is replaced meanwhile. `yarn
 * test:postgres` runs it on PostgreSQL as well.
 */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesBackend from '@backstage/plugin-kubernetes-backend';
import notificationsBackend from '@backstage/plugin-notifications-backend';
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { Knex } from 'knex';
import request from 'supertest';
import { inferencePlugin } from '../plugin';

jest.setTimeout(400_000);

/** PostgreSQL where a connection string is given by the environment. */
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_14'],
  disableDocker: true,
});
/** Both backends look for changes twice, and send what there is. */
const TWO_LOOKS_MS = 12_000;
const CHLOE = 'user:default/chloe';
const SOFIA = 'user:default/sofia';

function entity(kind: string, name: string, more: Partial<Entity>): Entity {
  const metadata = { name, namespace: 'default', ...more.metadata };
  return { apiVersion: 'backstage.io/v1alpha1', kind, ...more, metadata };
}

function team(name: string, member: string): Entity {
  const relations = [{ type: 'hasMember', targetRef: member }];
  return entity('Group', name, { relations });
}

const ENTITIES = [
  entity('User', 'chloe', {}),
  entity('User', 'sofia', {}),
  team('team-chat', CHLOE),
  team('team-search', SOFIA),
  entity('Component', 'qwen-chat', {
    metadata: {
      name: 'qwen-chat',
      annotations: { [POOLS_ANNOTATION]: 'prod-us/chat/qwen-chat' },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-chat' }],
  }),
  entity('Component', 'mistral-search', {
    metadata: {
      name: 'mistral-search',
      annotations: { [POOLS_ANNOTATION]: 'prod-us/search/mistral-search' },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-search' }],
  }),
];

interface Told {
  id: string;
  updated?: string;
  payload: { title: string; link: string; severity: string; scope: string };
}

describe.each(databases.eachSupportedId())('on %s', id => {
  let simulator: Simulator;
  let backends: TestBackend[] = [];
  const sent: string[] = [];
  const clients = new Map<string, Promise<Knex>>();

  async function start(databaseId: TestDatabaseId): Promise<TestBackend> {
    const backend = await startTestBackend({
      features: [
        inferencePlugin,
        kubernetesBackend,
        notificationsBackend,
        catalogServiceMock.factory({ entities: ENTITIES }),
        sharedDatabase(databaseId),
        mockServices.rootConfig.factory({ data: configOf(simulator) }),
      ],
    });
    backend.server.prependListener('request', ({ method, url = '' }) => {
      if (method === 'POST' && url.startsWith('/api/notifications')) {
        sent.push(url);
      }
    });
    return backend;
  }

  /** Each plugin has its own, and both backends the same. */
  function sharedDatabase(databaseId: TestDatabaseId) {
    return createServiceFactory({
      service: coreServices.database,
      deps: { plugin: coreServices.pluginMetadata },
      factory: ({ plugin }) => ({
        getClient: () => {
          const known = clients.get(plugin.getId());
          const client = known ?? databases.init(databaseId);
          clients.set(plugin.getId(), client);
          return client;
        },
      }),
    });
  }

  async function toldTo(user: string): Promise<Told[]> {
    const { body } = await request(backends[0].server)
      .get('/api/notifications')
      .set('Authorization', mockCredentials.user.header(user));
    return body.notifications;
  }

  async function untilTold(isTold: (told: Told[]) => boolean) {
    const end = Date.now() + 120_000;
    for (;;) {
      const told = await toldTo(CHLOE);
      if (isTold(told)) {
        return told;
      }
      if (Date.now() > end) {
        throw new Error(`Chloe was told ${JSON.stringify(told)}`);
      }
      await new Promise(wake => setTimeout(wake, 200));
    }
  }

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0 });
    backends = [await start(id), await start(id)];
  });

  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await simulator?.stop();
  });

  it('tells the team once that it fails, and once that it is well again', async () => {
    simulator.setFault('epp-unschedulable', true);
    const [begun, ...none] = await untilTold(told => told.length > 0);
    expect(none).toEqual([]);
    expect(begun.payload).toMatchObject({
      title: expect.stringMatching(/^qwen-chat is failing: /),
      link: '/catalog/default/component/qwen-chat/inference',
      severity: 'high',
      scope: 'component:default/qwen-chat picker-unschedulable',
    });

    await backends[1].stop();
    backends[1] = await start(id);
    await new Promise(wake => setTimeout(wake, TWO_LOOKS_MS));
    expect([await toldTo(CHLOE), sent.length]).toEqual([[begun], 1]);

    simulator.setFault('epp-unschedulable', false);
    const [well, ...others] = await untilTold(
      ([told]) => told.updated !== undefined && told.updated !== null,
    );
    expect(others).toEqual([]);
    expect(well.id).toBe(begun.id);
    expect(well.payload.title).toBe('qwen-chat is well again');
    await new Promise(wake => setTimeout(wake, TWO_LOOKS_MS));
    expect([await toldTo(CHLOE), sent.length]).toEqual([[well], 2]);
    expect(await toldTo(SOFIA)).toEqual([]);
  });
});

function configOf({ clusters }: Simulator) {
  return {
    app: { baseUrl: 'http://portal.example' },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters
            .filter(({ name }) => name === 'prod-us')
            .map(({ name, url }) => ({
              name,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'demo-portal-reader',
            })),
        },
      ],
    },
    inference: {
      notifications: {
        // Longer than a picker takes to come up again, of which one would be told otherwise.
        settle: { failing: { seconds: 8 }, degraded: { seconds: 8 } },
        wellAfter: { seconds: 1 },
      },
    },
  };
}
