// SPDX-License-Identifier: Apache-2.0
/* An agent that asks for everything there is, of an entity with 150 pools. */
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { inferencePlugin } from '../plugin';
import { poolResource } from '../sources/kubernetes/testing/poolResource';
import { ScriptedCluster } from '../sources/kubernetes/testing/ScriptedCluster';

jest.setTimeout(60_000);

const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';
const NAMES = Array.from({ length: 150 }, (_, index) => `pool-${index}`);
/** What a model takes in at once without trouble. */
const MOST_CHARACTERS = 60_000;

const registry = actionsRegistryServiceMock();
let cluster: ScriptedCluster;
let backend: TestBackend;

beforeAll(async () => {
  cluster = await ScriptedCluster.start();
  cluster.setItems(
    POOLS,
    NAMES.map((name, index) => poolResource(name, String(index + 1))),
  );
  backend = await startTestBackend({
    features: [
      inferencePlugin,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'all',
              annotations: {
                [POOLS_ANNOTATION]: NAMES.map(
                  name => `prod-eu/chat/${name}`,
                ).join(),
              },
            },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
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
});

afterAll(async () => {
  await backend?.stop();
  await cluster?.stop();
});

function ask(tool: string, input: JsonObject) {
  return registry.invoke({ id: `test:${tool}`, input });
}

/** Asks until the cluster is read: before, each pool says why it isn't known. */
async function healthOfAll(): Promise<Record<string, unknown[]>> {
  const end = Date.now() + 50_000;
  for (;;) {
    const { output } = await ask('get-entity-health', {
      entityRef: 'component:default/all',
    });
    const health = Object(output);
    if (health.clusters?.[0]?.state === 'connected' || Date.now() > end) {
      return health;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

it('gives the worst of an entity, and says how many more there are', async () => {
  const health = await healthOfAll();

  expect(health.pools).toHaveLength(30);
  expect(health.findings.length).toBeLessThanOrEqual(20);
  expect(health.leftOut).toMatchObject({ pools: 120 });
  expect(JSON.stringify(health).length).toBeLessThan(MOST_CHARACTERS);
});

it('refuses a list longer than it gives, and gives the rest by its cursor', async () => {
  await healthOfAll();
  await expect(ask('list-pools', { limit: 100_000 })).rejects.toThrow(/100/);

  const names = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const { output } = await ask('list-pools', { limit: 100, cursor });
    const page = Object(output);
    page.items.forEach(({ name }: { name: string }) => names.add(name));
    cursor = page.cursor;
    pages += 1;
    expect(JSON.stringify(page).length).toBeLessThan(MOST_CHARACTERS);
  } while (cursor);

  expect(pages).toBe(2);
  expect(names.size).toBe(150);
});
