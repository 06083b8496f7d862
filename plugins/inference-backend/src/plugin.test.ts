// SPDX-License-Identifier: Apache-2.0
/*
 * The whole plugin with the real Kubernetes backend, against simulated clusters
 * over HTTP.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import {
  ClusterStatus,
  EntityInference,
  KUBERNETES_ANNOTATIONS,
  ListedFinding,
  MODELS_ANNOTATION,
  ObjectRef,
  OwnedEntities,
  PoolDetail,
  POOLS_ANNOTATION,
  PoolSummary,
  Rollout,
  RolloutForecast,
  ServedModel,
  ShownObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { parse } from 'yaml';
import { EventReader } from './__testUtils__/EventReader';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { validateAnswer } from './__testUtils__/validateAnswer';

jest.setTimeout(180_000);

let simulator: Simulator;
let portal: Portal;

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, speed: 20 });
  portal = await startPortal({
    clusters: simulator.clusters,
    entities: [
      component('qwen-chat', {
        [MODELS_ANNOTATION]: 'Qwen/Qwen2.5-1.5B-Instruct',
      }),
      component('lost', {
        [POOLS_ANNOTATION]:
          'prod-eo/chat/qwen-chat, prod-us/chat/qwen, edge/chat/qwen-chat',
      }),
      {
        ...component('made-of-pools', {}),
        metadata: {
          name: 'made-of-pools',
          annotations: {
            [MODELS_ANNOTATION]: 'Qwen/Qwen2.5-1.5B-Instruct',
            'backstage.io/managed-by-location': 'inference:prod-eu',
          },
        },
      },
      component('website', { [KUBERNETES_ANNOTATIONS.id]: 'website' }),
    ],
    features: [
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/mock',
          ownershipEntityRefs: ['user:default/mock', 'group:default/chat-team'],
        }),
      }).factory,
    ],
  });
  await portal.until<{ items: PoolSummary[] }>(
    '/pools',
    ({ items }) =>
      items?.length === 7 &&
      items.every(
        ({ health, load, entities, namespace }) =>
          health === 'healthy' &&
          load?.requestRate !== undefined &&
          entities.length === (namespace === 'chat' ? 1 : 0),
      ),
    90_000,
  );
});

afterAll(async () => {
  await portal?.backend.stop();
  await simulator?.stop();
});

function component(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'model-server' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/chat-team' }],
  };
}

const poolPath = '/pools/{cluster}/{namespace}/{name}';
const entityPath = '/entities/{kind}/{namespace}/{name}';
const rolloutPath = '/rollouts/{kind}/{namespace}/{name}';

it.each([
  ['/clusters', '/clusters'],
  ['/clusters/{name}/inventory', '/clusters/prod-eu/inventory'],
  ['/pools', '/pools?limit=3'],
  [poolPath, '/pools/prod-eu/chat/qwen-chat-v1'],
  [`${poolPath}/history`, '/pools/prod-eu/chat/qwen-chat-v1/history?range=15m'],
  [
    `${poolPath}/history`,
    '/pools/prod-eu/chat/qwen-chat-v1/history?endpoints=true&pods=qwen-chat-v1-0',
  ],
  ['/models', '/models'],
  ['/findings', '/findings'],
  ['/owned-entities', '/owned-entities'],
  [
    '/history',
    '/history?pools=prod-eu/chat/qwen-chat-v1,prod-us/chat/none&signals=requestRate,kvCacheRatio',
  ],
  [entityPath, '/entities/component/default/qwen-chat'],
  [rolloutPath, '/rollouts/component/default/qwen-chat'],
  [
    rolloutPath,
    '/rollouts/component/default/qwen-chat?weight=0.25&maxErrorRate=0.03&maxTtftMs=2500&slowdownMargin=1.5',
  ],
  [
    `${rolloutPath}/forecast`,
    '/rollouts/component/default/qwen-chat/forecast?cluster=prod-eu&routeNamespace=chat&route=qwen-chat&rule=0&weight=0.5',
  ],
  [
    `${entityPath}/object`,
    '/entities/component/default/qwen-chat/object?cluster=prod-eu&apiVersion=gateway.networking.k8s.io/v1&objectKind=HTTPRoute&objectNamespace=chat&objectName=qwen-chat',
  ],
])('answers %s as it is described', async (described, path) => {
  const { status, body } = await portal.get(path);

  expect(status).toBe(200);
  expect(validateAnswer(`/v1${described}`, body)).toEqual([]);
});

it('shows a pool with all on its way', async () => {
  const { body } = await portal.get('/pools/prod-eu/chat/qwen-chat-v1');
  const pool: PoolDetail = body;

  expect(pool).toMatchObject({
    health: 'healthy',
    reason: '8 of 8 endpoints ready.',
    models: ['Qwen/Qwen2.5-1.5B-Instruct'],
    picker: { health: 'healthy', name: 'qwen-chat-v1-epp' },
    gateways: ['inference-system/inference-gateway'],
    entities: ['component:default/qwen-chat'],
    owners: ['group:default/chat-team'],
    providers: ['agentgateway'],
    simulated: true,
    findings: { error: 0, warning: 0 },
  });
  expect(
    pool.routes.map(({ backends, models }) => ({
      models,
      shares: backends.map(({ name, share }) => [name, share]),
    })),
  ).toEqual([
    {
      models: ['Qwen/Qwen2.5-1.5B-Instruct'],
      shares: [
        ['qwen-chat-v1', 0.9],
        ['qwen-chat-v2', 0.1],
      ],
    },
  ]);
});

/** Asks for each object of the path of qwen-chat, as the page would. */
function objectPath(object: ObjectRef): string {
  const query = new URLSearchParams({
    cluster: object.cluster,
    apiVersion: object.apiVersion,
    objectKind: object.kind,
    ...(object.namespace && { objectNamespace: object.namespace }),
    objectName: object.name,
  });
  return `/entities/component/default/qwen-chat/object?${query}`;
}

it('shows every object on the way, as it is in its cluster', async () => {
  const { body } = await portal.get('/entities/component/default/qwen-chat');
  const { gateways, routes, pools }: EntityInference = body;
  const pods = pools.flatMap(({ cluster, namespace, pickers, endpointList }) =>
    [pickers[0], endpointList[0]].map(({ pod }) => ({
      cluster,
      apiVersion: 'v1',
      kind: 'Pod',
      namespace,
      name: pod,
    })),
  );
  const shown = [
    ...gateways.map(({ object }) => object),
    ...routes.map(({ object }) => object),
    ...pools.flatMap(({ object, pickerObjects = [], workloads = [] }) => [
      object,
      ...pickerObjects,
      ...workloads,
    ]),
    ...pods,
  ].flatMap(object => object ?? []);
  expect([...new Set(shown.map(({ kind }) => kind))].sort()).toEqual([
    'Deployment',
    'Gateway',
    'HTTPRoute',
    'InferencePool',
    'Pod',
    'Service',
  ]);

  for (const object of shown) {
    const answer = await portal.get(objectPath(object));
    const { yaml = '', problem }: ShownObject = answer.body;
    expect(problem).toBeUndefined();
    expect(parse(yaml)).toMatchObject({
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: { namespace: object.namespace, name: object.name },
    });
    expect(yaml).not.toContain('managedFields');
  }
});

it.each([
  ['of another team', 'InferencePool', 'support', 'helper'],
  ['that does not exist', 'HTTPRoute', 'chat', 'ghost'],
  ['that is secret', 'Secret', 'chat', 'hf-token'],
])('shows no object %s', async (_, kind, namespace, name) => {
  const { status, body } = await portal.get(
    objectPath({
      cluster: 'prod-eu',
      apiVersion: 'inference.networking.k8s.io/v1',
      kind,
      namespace,
      name,
    }),
  );

  expect(status).toBe(404);
  expect(body.error.message).toBe(
    `${kind} ${namespace}/${name} of cluster prod-eu is not on the way of requests to component:default/qwen-chat`,
  );
});

it('names the listeners that a rule attaches to', async () => {
  const { body } = await portal.get('/pools/prod-eu/chat/qwen-chat-v1');
  const { routes }: PoolDetail = body;

  expect(routes.map(({ listeners }) => listeners)).toEqual([['http']]);
});

it('shows how the gateway really shared the requests of a rule', async () => {
  const observedOf = (pool: PoolDetail) =>
    pool.routes?.flatMap(({ backends }) =>
      backends.flatMap(({ observed }) => observed ?? []),
    ) ?? [];
  const pool = await portal.until<PoolDetail>(
    '/pools/prod-eu/chat/qwen-chat-v1',
    // Pickers tell until the gateway was read twice.
    detail => {
      const sources = observedOf(detail).map(({ source }) => source);
      return sources.length === 2 && !sources[0].startsWith('endpoint picker');
    },
  );

  const [stable, canary] = observedOf(pool);
  expect(stable.source).toMatch(/^gateway inference-gateway-\S+:15020$/);
  expect(stable.share + canary.share).toBeCloseTo(1);
  expect(stable.share).toBeGreaterThan(0.75);
  expect(stable).toMatchObject({ errorRate: 0 });
  expect(stable.requests).toBeGreaterThan(0);
  expect(stable.windowMs).toBeGreaterThan(0);
});

it('compares the versions of a rule, and tells how long it takes', async () => {
  const path = '/rollouts/component/default/qwen-chat';
  const {
    items: [rollout, ...others],
    access,
  } = await portal.until<{
    items: Rollout[];
    access: EntityInference['access'];
  }>(
    path,
    ({ items: [first] }) =>
      first?.observed !== undefined &&
      first.forecast.decidesAfterMs !== undefined,
  );
  const { body } = await portal.get(`${path}?weight=0.5&maxErrorRate=0.04`);
  const limited: Rollout = body.items[0];
  const askedOf = ({ forecast: { needed } }: Rollout) =>
    (needed?.canary ?? NaN) /
    ((needed?.canary ?? NaN) + (needed?.stable ?? NaN));

  expect(others).toEqual([]);
  expect(access).toEqual({ canRollout: true });
  expect(rollout).toMatchObject({
    route: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat' },
    stable: { name: 'qwen-chat-v1' },
    canary: { name: 'qwen-chat-v2' },
    configured: 0.1,
    weights: { stable: 90, canary: 10 },
    verdict: expect.stringMatching(/^(insufficient|pass)$/),
    providerSupport: { ok: true },
    steps: [{ weight: 0.1, verdict: rollout.verdict }],
    guards: [],
  });
  expect(rollout.comparisons.map(({ signal }) => signal)).toEqual([
    'errorRate',
    'ttftMs',
    'itlMs',
    'e2eMs',
  ]);
  expect(rollout.observed?.source).toMatch(/^gateway .*:15020$/);
  expect(rollout.observed?.low).toBeLessThan(rollout.observed?.share ?? NaN);
  expect(askedOf(rollout)).toBeCloseTo(0.1, 2);
  expect(askedOf(limited)).toBeCloseTo(0.5, 2);
  expect(limited.guards).toMatchObject([{ signal: 'errorRate', limit: 0.04 }]);
});

it.each(['weight=0', 'weight=1', 'slowdownMargin=1', 'maxTtftMs=-5'])(
  'judges no rollout by %s',
  async query => {
    const { status } = await portal.get(
      `/rollouts/component/default/qwen-chat?${query}`,
    );
    expect(status).toBe(400);
  },
);

it('tells before a canary is started what a share of the requests would take', async () => {
  const path = '/rollouts/component/default/qwen-chat/forecast';
  const of = (rule: number, weight: number) =>
    `${path}?cluster=prod-us&routeNamespace=chat&route=qwen-chat&rule=${rule}&weight=${weight}`;
  const few = await portal.until<RolloutForecast>(
    of(0, 0.1),
    ({ decidesAfterMs }) => decidesAfterMs !== undefined,
  );
  const { body: half } = await portal.get(of(0, 0.5));
  const { body: none, status } = await portal.get(of(7, 0.1));

  expect(few.reason).toMatch(
    /^About \d+ requests to the canary and \d+ to stable decide, 9 times of 10, by what qwen-chat does now$/,
  );
  const { stable = NaN, canary = NaN } = few.needed ?? {};
  expect(canary / (stable + canary)).toBeCloseTo(0.1, 2);
  // The caches are not warm before two minutes.
  expect(few.decidesAfterMs).toBeGreaterThan(120_000);
  expect(half.needed.stable + half.needed.canary).toBeLessThan(stable + canary);
  expect([status, none.error.message]).toEqual([
    404,
    'Rule 7 of chat/qwen-chat in prod-us leads to no pool of component:default/qwen-chat alone',
  ]);
});

it('names the cluster that can’t be reached, and reads the others', async () => {
  const { body } = await portal.get('/clusters');
  const [eu, us, edge] = body.items as ClusterStatus[];

  expect([eu.state, us.state, edge.state]).toEqual([
    'connected',
    'connected',
    'unreachable',
  ]);
  expect(edge.reason).toMatch(/refused/i);
  expect(edge.metrics).toMatchObject({
    state: 'failing',
    reason: expect.stringContaining("the cluster can't be reached"),
  });
  expect(eu.versions).toMatchObject({
    kubernetes: 'v1.36.2',
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.5.0',
    providers: [{ controller: 'agentgateway.dev/agentgateway' }],
  });
});

it('tells changes of the clusters too', async () => {
  const events = await EventReader.open(
    `http://localhost:${portal.port}/api/inference/v1/clusters/events`,
  );

  expect(await events.next()).toMatch(/^event: changed\ndata: \{"etag":"W/);
  events.close();
});

it('finds the pools of an entity in every cluster', async () => {
  const { body } = await portal.get('/entities/Component/default/qwen-chat');
  const entity: EntityInference = body;

  expect(entity).toMatchObject({
    entityRef: 'component:default/qwen-chat',
    health: 'healthy',
    access: { canRollout: true },
  });
  expect(entity.pools.map(({ cluster, name }) => `${cluster}/${name}`)).toEqual(
    ['prod-us/qwen-chat', 'prod-eu/qwen-chat-v1', 'prod-eu/qwen-chat-v2'],
  );
  expect(
    entity.gateways.find(({ cluster }) => cluster === 'prod-eu')?.listeners,
  ).toEqual([
    expect.objectContaining({ port: 80, protocol: 'HTTP', programmed: true }),
  ]);
  expect(entity.gateways.map(({ cluster }) => cluster).sort()).toEqual([
    'prod-eu',
    'prod-us',
  ]);
});

it('says of each thing that an annotation names in vain what is wrong', async () => {
  const { body } = await portal.get('/entities/component/default/lost');
  const { lookups, health } = body as EntityInference;

  expect(health).toBe('unknown');
  expect(lookups.map(({ problem }) => problem)).toEqual([
    'Cluster prod-eo is not configured; known are prod-eu, prod-us, edge. Was prod-eu meant?',
    'No InferencePool chat/qwen in prod-us. Namespace chat holds qwen-chat.',
    expect.stringMatching(/^edge can't be reached .*can't be known now\.$/),
  ]);
});

/** Codes of the errors of every pool, each as often as it shows. */
async function errorsOfProdUs(): Promise<string[]> {
  const { body } = await portal.get('/pools?cluster=prod-us');
  const details = await Promise.all(
    (body.items as PoolSummary[]).map(({ cluster, namespace, name }) =>
      portal.get(`/pools/${cluster}/${namespace}/${name}`),
    ),
  );
  return details.flatMap(detail =>
    (detail.body as PoolDetail).findingList
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code),
  );
}

/** Looks again until it is as wanted, for a minute at most; gives the last. */
async function settled<T>(
  look: () => Promise<T>,
  isWanted: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 60_000;
  let value = await look();
  while (!isWanted(value) && Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 100));
    value = await look();
  }
  return value;
}

it('shows a fault of each team as one finding, tells it, and forgets it', async () => {
  const events = await EventReader.open(
    `http://localhost:${portal.port}/api/inference/v1/pools/events`,
  );
  const first = await events.next();
  const faults: Record<string, string> = {
    'epp-unschedulable': 'picker-unschedulable',
    'crash-looping': 'server-crash-looping',
    'route-not-accepted': 'route-not-accepted',
  };

  Object.keys(faults).forEach(name => simulator.setFault(name, true));
  // On the way there a pool is merely not ready: the cause takes a moment to show.
  const errors = await settled(errorsOfProdUs, codes =>
    Object.values(faults).every(code => codes.includes(code)),
  );

  expect(errors.sort()).toEqual(Object.values(faults).sort());
  await portal.until<{ items: ListedFinding[] }>('/findings', ({ items }) => {
    const worst = items.filter(({ severity }) => severity === 'error');
    return (
      worst
        .map(({ code }) => code)
        .sort()
        .join() === Object.values(faults).sort().join() &&
      worst.every(
        ({ subject, entities }) =>
          entities.join() ===
          (subject.namespace === 'chat' ? 'component:default/qwen-chat' : ''),
      )
    );
  });
  expect(first).toMatch(/^event: changed\ndata: \{"etag":"W\/.*"\}$/);
  expect(await events.next()).not.toBe(first);
  events.close();

  Object.keys(faults).forEach(name => simulator.setFault(name, false));
  await portal.until<{ items: PoolSummary[] }>(
    '/pools?cluster=prod-us',
    ({ items }) => items.every(({ health }) => health === 'healthy'),
    90_000,
  );
});

it('shows an object that it can’t read by its name, and the rest as ever', async () => {
  const store = simulator.cluster('prod-eu')!.store;
  const key = {
    group: 'inference.networking.k8s.io',
    resource: 'inferencepools',
  };
  store.apply({
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    metadata: { namespace: 'chat', name: 'broken' },
    spec: { selector: 'app=broken' },
  });
  const { items } = await portal.until<{ items: ClusterStatus[] }>(
    '/clusters',
    body => body.items[0].unreadable.length > 0,
  );

  expect(items[0].unreadable).toEqual([
    {
      apiVersion: 'inference.networking.k8s.io/v1',
      kind: 'InferencePool',
      namespace: 'chat',
      name: 'broken',
      reason: expect.stringContaining('selector'),
    },
  ]);
  const { body } = await portal.get('/pools?cluster=prod-eu');
  expect(body.items).toHaveLength(4);
  store.delete(key, 'chat', 'broken');
});

it('goes on while metrics pages hang', async () => {
  const metricsAre = (state: string) => (body: { items: ClusterStatus[] }) =>
    body.items[1].metrics.state === state;
  await portal.until('/clusters', metricsAre('ok'), 30_000);
  simulator.setFault('metrics-hang', true);
  const { items } = await portal.until<{ items: ClusterStatus[] }>(
    '/clusters',
    metricsAre('degraded'),
    30_000,
  );
  simulator.setFault('metrics-hang', false);

  expect(items[1].metrics.reason).toMatch(/metrics pages? can't be read/);
  expect(items[1].state).toBe('connected');
});

it('answers 304 to who has the answer already, also beside no-cache', async () => {
  const { headers } = await portal.get('/entities/component/default/lost');
  const again = await portal
    .get('/entities/component/default/lost')
    .set('If-None-Match', headers.etag)
    .set('Cache-Control', 'no-cache');

  expect(again.status).toBe(304);
  expect(again.text).toBe('');
});

it.each([
  [
    '/pools/prod-eu/chat/ghost',
    404,
    'No InferencePool chat/ghost is known in cluster prod-eu, which is connected',
  ],
  [
    '/pools/mars/chat/qwen',
    404,
    'Cluster mars is not configured; known are prod-eu, prod-us, edge',
  ],
  [
    '/entities/component/default/ghost',
    404,
    'The catalog has no entity component:default/ghost',
  ],
  [
    '/pools/prod-eu/chat/ghost/history',
    404,
    expect.stringContaining('No InferencePool chat/ghost'),
  ],
  ['/pools?limit=0', 400, expect.stringContaining('limit')],
  ['/pools?colour=red', 400, expect.stringContaining('colour')],
  [
    '/pools/prod-eu/chat/qwen-chat-v1/history?range=long',
    400,
    expect.stringContaining('range'),
  ],
  [
    `/pools/prod-eu/chat/qwen-chat-v1/history?pods=${Array.from(
      { length: 33 },
      (_, i) => `pod-${i}`,
    ).join()}`,
    400,
    expect.stringContaining('names more than 32 pods'),
  ],
])('answers %s with %d and says why', async (path, status, message) => {
  const answer = await portal.get(path);

  expect(answer.status).toBe(status);
  expect(answer.body.error.message).toEqual(message);
});

it('leads from served names to pools and to whose they are', async () => {
  const { body } = await portal.get('/models');
  const models: ServedModel[] = body.items;
  const owned = models.filter(({ entities }) => entities.length > 0);

  expect(owned).toEqual([
    expect.objectContaining({
      name: 'Qwen/Qwen2.5-1.5B-Instruct',
      health: 'healthy',
      entities: ['component:default/qwen-chat'],
      owners: ['group:default/chat-team'],
    }),
  ]);
  expect(
    owned[0].pools.map(({ cluster, name }) => `${cluster} ${name}`).sort(),
  ).toEqual([
    'prod-eu qwen-chat-v1',
    'prod-eu qwen-chat-v2',
    'prod-us qwen-chat',
  ]);
  expect(models.length).toBeGreaterThan(1);

  const first = (await portal.get('/models?limit=1')).body;
  const second = (
    await portal.get(
      `/models?limit=1&cursor=${encodeURIComponent(first.cursor)}`,
    )
  ).body;
  expect([...first.items, ...second.items]).toEqual(models.slice(0, 2));
});

it.each([
  ['no pool', '', /pools/],
  ['half a name', '?pools=chat', /chat is not of the form/],
  [
    'more than 100 pools',
    `?pools=${Array.from({ length: 101 }, (_, i) => `a/b/${i}`)}`,
    /more than 100 pools/,
  ],
])('refuses the history of %s', async (_, query, why) => {
  const { status, body } = await portal.get(`/history${query}`);

  expect(status).toBe(400);
  expect(body.error.message).toMatch(why);
});

it('lists what a user’s groups have running, with how its requests are shared', async () => {
  const { body } = await portal.get('/owned-entities');
  const { items, total }: OwnedEntities = body;
  const [lost, qwen] = items;

  expect(total).toBe(2);
  expect(lost).toMatchObject({
    entityRef: 'component:default/lost',
    health: 'unknown',
    reason: 'No pool was found for this entity.',
    pools: [],
  });
  expect(qwen).toMatchObject({
    entityRef: 'component:default/qwen-chat',
    owners: ['group:default/chat-team'],
    health: 'healthy',
    rollouts: [
      {
        canary: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v2' },
        configured: 0.1,
      },
    ],
  });
  expect(qwen.pools.map(({ name }) => name).sort()).toEqual([
    'qwen-chat',
    'qwen-chat-v1',
    'qwen-chat-v2',
  ]);
});

it('pages and filters pools, worst first', async () => {
  const page = await portal.get('/pools?limit=4&health=healthy');
  const rest = await portal.get(
    `/pools?limit=4&health=healthy&cursor=${page.body.cursor}`,
  );
  const names = [...page.body.items, ...rest.body.items].map(
    ({ cluster, name }: PoolSummary) => `${cluster}/${name}`,
  );

  expect(new Set(names).size).toBe(7);
  expect(rest.body.cursor).toBeUndefined();
  const mistral = await portal.get('/pools?q=MISTRAL&cluster=prod-eu');
  expect(mistral.body.items).toHaveLength(1);
});
