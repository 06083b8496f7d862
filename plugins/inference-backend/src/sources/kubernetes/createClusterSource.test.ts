// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Connection } from './Connection';
import {
  ClosableClusterSource,
  createClusterSource,
} from './createClusterSource';
import { FakeClock } from './testing/FakeClock';
import { json, ScriptedApiServer } from './testing/ScriptedApiServer';

let server: ScriptedApiServer;
/** What the Kubernetes backend lists; undefined where there is none. */
let listed: string[] | undefined;
let opened: ClosableClusterSource[] = [];

beforeEach(async () => {
  server = await ScriptedApiServer.start(request => {
    const isList = request.path === '/api/kubernetes/clusters';
    const items = listed?.map(name => ({ name })) ?? [];
    json(isList ? { items } : {}, isList && !listed ? 503 : 200)(request);
  });
});

afterEach(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
  await server.stop();
});

function sourceFor(
  connect: Connection,
  single: Record<string, Connection> = {},
  methods: JsonObject[] = [configLocator('eu', 'us')],
) {
  const created = createClusterSource({
    auth: mockServices.auth({ pluginId: 'inference' }),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `${server.baseUrl}/api/${id}`,
    }),
    logger: mockServices.logger.mock(),
    rootConfig: mockServices.rootConfig({
      data: { kubernetes: { clusterLocatorMethods: methods } },
    }),
    clock: new FakeClock(),
    config: {
      connect,
      clusters: new Map(
        Object.entries(single).map(([name, way]) => [name, { connect: way }]),
      ),
    },
  });
  opened.push(created);
  return created.source;
}

function configLocator(...names: string[]): JsonObject {
  return {
    type: 'config',
    clusters: names.map(name => ({
      name,
      url: `${server.baseUrl}/${name}`,
      authProvider: 'serviceAccount',
      serviceAccountToken: `token-of-${name}`,
    })),
  };
}

async function wayTo(
  source: ClosableClusterSource['source'],
  cluster: string,
): Promise<string> {
  const { signal } = new AbortController();
  await (await source.fetch(cluster, { path: '/version', signal })).text();
  return server.requests.at(-1)?.path ?? '';
}

const namesOf = async (source: ClosableClusterSource['source']) =>
  (await source.listClusters()).map(({ name }) => name);

const BY_PROXY = '/api/kubernetes/proxy/version';

it.each<[Connection, Record<string, Connection>, string, string]>([
  ['proxy', {}, BY_PROXY, BY_PROXY],
  ['direct', {}, '/eu/version', '/us/version'],
  ['proxy', { us: 'direct' }, BY_PROXY, '/us/version'],
  ['direct', { us: 'proxy' }, '/eu/version', BY_PROXY],
])('goes by %s but for %j', async (connect, single, toEu, toUs) => {
  listed = ['eu', 'us'];
  const source = sourceFor(connect, single);
  expect(await namesOf(source)).toEqual(['eu', 'us']);
  expect(await wayTo(source, 'eu')).toBe(toEu);
  expect(await wayTo(source, 'us')).toBe(toUs);
});

it('asks no Kubernetes backend where it needs none', async () => {
  expect(await namesOf(sourceFor('direct'))).toEqual(['eu', 'us']);
  expect(server.requests).toEqual([]);
});

it('lists all while the Kubernetes backend is gone, and what it listed last', async () => {
  const source = sourceFor('proxy', { us: 'direct' }, [
    configLocator('eu', 'us'),
    { type: 'catalog' },
  ]);
  listed = undefined;
  expect(await namesOf(source)).toEqual(['eu', 'us']);
  listed = ['eu', 'us', 'found'];
  expect(await namesOf(source)).toEqual(['eu', 'us', 'found']);
  listed = undefined;
  expect(await namesOf(source)).toEqual(['eu', 'us', 'found']);
});

it('leaves clusters of other locators to the proxy by default', async () => {
  listed = ['eu', 'found'];
  const source = sourceFor('direct', {}, [
    configLocator('eu'),
    { type: 'gke', projectId: 'p' },
  ]);
  expect(await namesOf(source)).toEqual(['eu', 'found']);
  expect(await wayTo(source, 'eu')).toBe('/eu/version');
  expect(await wayTo(source, 'found')).toBe(BY_PROXY);
});

it('refuses to ask such a cluster directly, and says so', async () => {
  listed = ['eu', 'found'];
  const source = sourceFor('proxy', { found: 'direct' }, [
    configLocator('eu'),
    { type: 'gke', projectId: 'p' },
  ]);
  expect(await namesOf(source)).toEqual(['eu', 'found']);
  await expect(wayTo(source, 'found')).rejects.toThrow(
    /use connect: proxy for clusters of other locators$/,
  );
});

it('asks the others directly where an entry keeps the Kubernetes backend from starting', async () => {
  listed = undefined;
  const { type, clusters } = configLocator('eu', 'us');
  const source = sourceFor('proxy', { us: 'proxy' }, [
    { type, clusters: [...(clusters as JsonObject[]), { name: 'no-url' }] },
  ]);

  expect(await wayTo(source, 'eu')).toBe('/eu/version');
  expect(await wayTo(source, 'us')).toBe('/api/kubernetes/proxy/version');
});
