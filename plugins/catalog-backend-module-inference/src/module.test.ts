// SPDX-License-Identifier: Apache-2.0
/* The module in the real catalog backend, with its processing, on SQLite. */
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { catalogModuleInference } from './module';
import {
  clusterWith,
  FakeInferenceBackend,
  poolNamed,
} from './__testUtils__/FakeInferenceBackend';

jest.setTimeout(400_000);

/** Of a machine that others use too. */
const PATIENCE_MS = 300_000;

const LOCATION = {
  'backstage.io/managed-by-location': 'file:/catalog.yaml',
  'backstage.io/managed-by-origin-location': 'file:/catalog.yaml',
};

function written(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations: LOCATION },
    spec,
  };
}

const team = (name: string) =>
  written('Group', name, { type: 'team', children: [] });

function permissionsWithout(denied: string | undefined) {
  const decide = async (
    requests: Array<{ permission: { name: string } }>,
  ): Promise<Array<{ result: AuthorizeResult.ALLOW | AuthorizeResult.DENY }>> =>
    requests.map(({ permission }) => ({
      result:
        permission.name === denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
  return mockServices.permissions.mock({
    authorize: decide,
    authorizeConditional: decide,
  });
}

/** Brings what people wrote, as a file's location does: under a location key. */
class People {
  private connection?: EntityProviderConnection;
  readonly feature = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'people',
    register: reg => {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        init: async ({ processing }) =>
          processing.addEntityProvider({
            getProviderName: () => 'people',
            connect: async connection => {
              this.connection = connection;
            },
          }),
      });
    },
  });

  async write(...entities: Entity[]): Promise<void> {
    await this.connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: 'file:/catalog.yaml',
      })),
    });
  }
}

class TestCatalog {
  readonly inference = new FakeInferenceBackend();
  readonly people = new People();
  readonly scheduler = mockServices.scheduler();
  private backend?: TestBackend;

  static async start(
    inference: object = {},
    denied?: string,
  ): Promise<TestCatalog> {
    const test = new TestCatalog();
    const { scheduler } = test;
    test.backend = await startTestBackend({
      features: [
        catalogBackend,
        catalogModuleInference,
        test.inference.feature,
        test.people.feature,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        permissionsWithout(denied).factory,
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              processingInterval: { minutes: 30 },
              rules: [{ allow: ['Component', 'API', 'Resource', 'Group'] }],
              providers: { inference },
            },
          },
        }),
      ],
    });
    running.push(test);
    await test.people.write(team('chat'), team('platform'));
    await test.until('group:default/platform', entity => entity !== undefined);
    return test;
  }

  async stop(): Promise<void> {
    await this.backend?.stop();
  }

  round(): Promise<void> {
    return this.scheduler.triggerTask('inference-entity-provider');
  }

  async preview() {
    const { body, status } = await request(this.server)
      .get('/api/catalog/inference/preview')
      .set('authorization', mockCredentials.user.header());
    return { status, ...body };
  }

  async entities(): Promise<Entity[]> {
    const { body } = await request(this.server)
      .get('/api/catalog/entities')
      .set('authorization', mockCredentials.service.header());
    return body;
  }

  async count(): Promise<number> {
    const { body } = await request(this.server)
      .get(
        '/api/catalog/entities/by-query?limit=0&filter=metadata.annotations.inference-portal.io/fingerprint',
      )
      .set('authorization', mockCredentials.service.header());
    return body.totalItems;
  }

  async refs(): Promise<string[]> {
    const entities = await this.entities();
    return entities
      .map(entity => stringifyEntityRef(entity))
      .filter(ref => !ref.startsWith('group:'))
      .sort();
  }

  async until(
    ref: string,
    isWanted: (entity: Entity | undefined) => boolean,
  ): Promise<Entity | undefined> {
    const end = Date.now() + 60_000;
    for (;;) {
      const entity = (await this.entities()).find(
        each => stringifyEntityRef(each) === ref,
      );
      if (isWanted(entity)) {
        return entity;
      }
      if (Date.now() > end) {
        throw new Error(`${ref} did not become so: ${JSON.stringify(entity)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async untilRefs(...refs: string[]): Promise<void> {
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      if (String(await this.refs()) === String([...refs].sort())) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`The catalog has ${await this.refs()}, not ${refs}`);
  }

  private get server() {
    if (!this.backend) {
      throw new Error('The backend is not started');
    }
    return this.backend.server;
  }
}

let running: TestCatalog[] = [];

afterEach(async () => {
  await Promise.all(running.map(test => test.stop()));
  running = [];
});

const POOL = 'resource:default/eu.chat.qwen';
const GATEWAY = 'resource:default/gateway_eu.infra.front';
const API = 'api:default/eu.infra.front';
const CLUSTER = 'resource:default/eu';
const MODEL = 'component:default/qwen_qwen3';
const ALL = [POOL, GATEWAY, API, CLUSTER, MODEL];

function relationsOf(entity: Entity | undefined, type: string): string[] {
  return (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef)
    .sort();
}

it('brings model, pool, gateway and cluster with their relations, and writes nothing when nothing changed', async () => {
  const test = await TestCatalog.start();
  test.inference.clusters.set(
    'eu',
    clusterWith('eu', { pools: [poolNamed('qwen')] }),
  );
  const before = await test.preview();
  expect(
    before.add.items
      .map((item: { entityRef: string }) => item.entityRef)
      .sort(),
  ).toEqual([...ALL].sort());

  await test.round();
  await test.untilRefs(...ALL);
  const model = await test.until(MODEL, entity =>
    relationsOf(entity, 'dependsOn').includes(POOL),
  );
  expect(relationsOf(model, 'ownedBy')).toEqual(['group:default/chat']);
  expect(relationsOf(model, 'providesApi')).toEqual([API]);
  const pool = await test.until(POOL, entity =>
    relationsOf(entity, 'dependsOn').includes(GATEWAY),
  );
  expect(pool?.metadata.annotations?.['inference-portal.io/pools']).toBe(
    'eu/chat/qwen',
  );
  const gateway = await test.until(GATEWAY, entity =>
    relationsOf(entity, 'dependsOn').includes(CLUSTER),
  );
  expect(relationsOf(gateway, 'ownedBy')).toEqual(['group:default/platform']);
  const api = await test.until(API, entity => entity !== undefined);
  expect(api?.spec?.definition).toContain('/v1/chat/completions');
  expect(api?.spec?.definition).toContain('http://10.1.2.3');

  const etags = (await test.entities()).map(({ metadata }) => metadata.etag);
  await test.round();
  expect(await test.preview()).toMatchObject({
    add: { total: 0 },
    change: { total: 0 },
    remove: { total: 0 },
    unchanged: ALL.length,
  });
  expect((await test.entities()).map(({ metadata }) => metadata.etag)).toEqual(
    etags,
  );
});

it('keeps two pools of one name apart, and marks what nobody owns', async () => {
  const test = await TestCatalog.start();
  const pool = poolNamed('qwen', {
    labels: { 'inference-portal.io/owner': 'ghosts' },
  });
  test.inference.clusters.set('eu', clusterWith('eu', { pools: [pool] }));
  test.inference.clusters.set(
    'us',
    clusterWith('us', { pools: [poolNamed('qwen')] }),
  );
  await test.round();
  const eu = await test.until(POOL, entity => entity !== undefined);
  const us = await test.until(
    'resource:default/us.chat.qwen',
    entity => entity !== undefined,
  );
  expect(eu?.metadata.tags).toEqual(['unowned']);
  expect(eu?.spec?.owner).toBe('group:default/unowned');
  expect(eu?.metadata.description).toContain(
    'By label inference-portal.io/owner it is owned by group:default/ghosts, whom the catalog does not have.',
  );
  expect(us?.spec?.owner).toBe('group:default/chat');
  const model = await test.until(MODEL, entity => entity !== undefined);
  expect(model?.spec?.dependsOn).toEqual([
    POOL,
    'resource:default/us.chat.qwen',
  ]);
  expect(model?.metadata.tags).toEqual(['unowned']);
});

it('keeps what a silent cluster had, and removes what a cluster says is gone', async () => {
  const test = await TestCatalog.start({ forgetClusters: ['old'] });
  const full = clusterWith('eu', { pools: [poolNamed('qwen')] });
  const { clusters } = test.inference;
  clusters.set('eu', full);
  await test.round();
  await test.untilRefs(...ALL);

  for (const silent of [
    clusterWith('eu', {
      state: 'unreachable',
      known: { pools: false, gateways: false },
      gateways: [],
    }),
    clusterWith('eu', { entitiesKnown: false, gateways: [] }),
    undefined,
  ]) {
    clusters.delete('eu');
    if (silent) {
      clusters.set('eu', silent);
    }
    const { remove, keep } = await test.preview();
    expect(remove.total).toBe(0);
    expect(keep.total).toBe(ALL.length - 1);
    await test.round();
    await test.untilRefs(...ALL);
  }

  // Gateways alone can't be read: the pool keeps its way.
  clusters.set('eu', {
    ...full,
    known: { pools: true, gateways: false },
    gateways: [],
  });
  expect(await test.preview()).toMatchObject({
    change: { total: 0 },
    remove: { total: 0 },
  });

  clusters.set('eu', { ...full, pools: [], gateways: [] });
  await test.round();
  await test.untilRefs();
});

it('lets what people wrote win, before and after, and comes back when they take it away', async () => {
  const test = await TestCatalog.start();
  const hand = written('Resource', 'eu.chat.qwen', {
    type: 'database',
    owner: 'platform',
  });
  const people = [team('chat'), team('platform')];
  test.inference.clusters.set(
    'eu',
    clusterWith('eu', { pools: [poolNamed('qwen')] }),
  );
  await test.round();
  await test.untilRefs(...ALL);

  await test.people.write(...people, hand);
  await test.until(POOL, entity => entity?.spec?.type === 'database');
  expect((await test.preview()).conflicts.items).toEqual([
    {
      object: 'eu/chat/qwen',
      entityRef: POOL,
      reason: 'Something else has this name, of type database.',
    },
  ]);
  await test.round();
  await test.until(POOL, entity => entity?.spec?.type === 'database');

  await test.people.write(...people);
  await test.until(POOL, entity => entity === undefined);
  await test.round();
  await test.until(POOL, entity => entity?.spec?.type === 'inference-pool');
});

it('makes no model where people wrote one, and takes their owner for the pool', async () => {
  const test = await TestCatalog.start();
  await test.people.write(
    team('chat'),
    team('platform'),
    written('Component', 'chatbot', {
      type: 'service',
      lifecycle: 'production',
      owner: 'platform',
    }),
  );
  await test.until('component:default/chatbot', entity => entity !== undefined);
  const pool = poolNamed('qwen', { entities: ['component:default/chatbot'] });
  test.inference.clusters.set('eu', clusterWith('eu', { pools: [pool] }));
  await test.round();
  await test.untilRefs(
    'component:default/chatbot',
    POOL,
    GATEWAY,
    API,
    CLUSTER,
  );
  const bot = await test.until('component:default/chatbot', entity =>
    relationsOf(entity, 'dependsOn').includes(POOL),
  );
  expect(bot?.spec?.type).toBe('service');
  const resource = await test.until(POOL, entity => entity !== undefined);
  expect(resource?.spec?.owner).toBe('group:default/platform');
});

it('makes only what is wanted', async () => {
  const test = await TestCatalog.start({
    include: [{ cluster: 'eu' }],
    exclude: [{ name: '*-scratch' }],
  });
  const pools = [poolNamed('qwen'), poolNamed('qwen-scratch')];
  test.inference.clusters.set('eu', clusterWith('eu', { pools }));
  test.inference.clusters.set('us', clusterWith('us', { pools }));
  await test.round();
  await test.untilRefs(...ALL);
  expect((await test.preview()).add.total).toBe(0);
});

it('shows nobody what it would do who may not read clusters', async () => {
  const test = await TestCatalog.start({}, 'inference.cluster.read');
  expect(await test.preview()).toMatchObject({ status: 403 });
});

it('ingests 5,000 pools, and then writes nothing', async () => {
  const test = await TestCatalog.start();
  // Fifty clusters of a hundred pools, one model in each of ten clusters.
  for (let n = 0; n < 50; n++) {
    const pools = Array.from({ length: 100 }, (_, index) =>
      poolNamed(`pool-${index}`, {
        models: [`acme/model-${index}-${n % 5}`],
      }),
    );
    test.inference.clusters.set(`c${n}`, clusterWith(`c${n}`, { pools }));
  }
  const started = Date.now();
  const before = process.cpuUsage();
  await test.round();
  const given = Date.now() - started;
  while ((await test.count()) < 5_650) {
    expect(Date.now() - started).toBeLessThan(PATIENCE_MS);
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  const ingested = Date.now() - started;
  const { user, system } = process.cpuUsage(before);
  const worked = Math.round((user + system) / 1_000);
  const again = Date.now();
  await test.round();
  const round = Date.now() - again;
  expect(await test.preview()).toMatchObject({
    add: { total: 0 },
    change: { total: 0 },
    unchanged: 5_650,
  });
  process.stdout.write(
    `5,000 pools: given after ${given} ms, in the catalog after ${ingested} ms, of which ${worked} ms were work; an unchanged round ${round} ms\n`,
  );
});
