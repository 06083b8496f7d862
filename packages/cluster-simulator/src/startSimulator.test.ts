// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  KubeConfig,
  CoreV1Api,
  CustomObjectsApi,
} from '@kubernetes/client-node';
import { readList, readNumber, readString } from './cluster/readField';
import { Simulator } from './Simulator';
import { startSimulator } from './startSimulator';

const READER = { authorization: 'Bearer demo-portal-reader' };
const POOLS = '/apis/inference.networking.k8s.io/v1/inferencepools';

describe('startSimulator', () => {
  const lines: string[] = [];
  let simulator: Simulator;
  const clusterOf = (name: string) => {
    const found = simulator.clusters.find(cluster => cluster.name === name);
    if (!found) throw new Error(`no cluster ${name}`);
    return found;
  };
  const control = (path: string, init?: RequestInit) =>
    fetch(`${simulator.controlUrl}${path}`, init);

  beforeAll(async () => {
    simulator = await startSimulator({
      basePort: 0,
      seed: 'http',
      log: line => lines.push(line),
    });
  }, 60_000);
  afterAll(async () => {
    await simulator?.stop();
  });

  it('serves the Kubernetes API of each cluster to those who may', async () => {
    const { url } = clusterOf('prod-eu');
    const anyone = await fetch(`${url}${POOLS}`);
    expect(anyone.status).toBe(403);
    const reader = await fetch(`${url}${POOLS}`, { headers: READER });
    const names = readList(await reader.json(), 'items').map(pool =>
      readString(pool, 'metadata', 'name'),
    );
    expect(names).toEqual([
      'qwen-chat-v1',
      'qwen-chat-v2',
      'mistral-search',
      'llama-support',
    ]);
  });

  it('has nothing that listens for the cluster that cannot be reached', async () => {
    const edge = clusterOf('edge');
    expect(edge).toMatchObject({ reachable: false, title: 'Edge' });
    expect(edge.gatewayUrl).toBeUndefined();
    await expect(fetch(edge.url)).rejects.toThrow('fetch failed');
    expect(simulator.stats('edge')).toBeUndefined();
  });

  it('answers OpenAI requests at the gateway', async () => {
    const ask = (model: string) =>
      fetch(`${clusterOf('prod-us').gatewayUrl}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model,
          max_tokens: 3,
          messages: [{ role: 'user', content: 'Hello' }],
        }),
      });
    const answer = await ask('support-tickets');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-inference-pod')).toMatch(/^llama-support-/);
    expect((await ask('nobody/knows-it')).status).toBe(404);
  });

  it('has traffic from the start', async () => {
    const page = await fetch(
      `${
        clusterOf('prod-eu').url
      }/api/v1/namespaces/chat/services/qwen-chat-v1-epp:9090/proxy/metrics`,
      { headers: READER },
    );
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/_ready_(endpoints|pods)\{.*\} 8\n/);
  });

  it('is used by the Kubernetes client by means of its kubeconfig', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'kubeconfig');
    const config = new KubeConfig();
    const text = await (await control('/kubeconfig')).text();
    writeFileSync(file, text);
    config.loadFromFile(file);
    expect(config.getCurrentContext()).toBe('prod-eu');
    const pods = await config
      .makeApiClient(CoreV1Api)
      .listNamespacedPod({ namespace: 'support' });
    expect(pods.items).toHaveLength(5);
    config.setCurrentContext('prod-us-demo-nobody');
    await expect(
      config.makeApiClient(CustomObjectsApi).listCustomObjectForAllNamespaces({
        group: 'inference.networking.k8s.io',
        version: 'v1',
        plural: 'inferencepools',
      }),
    ).rejects.toMatchObject({ code: 403 });
    // The first use loads the client, which is large.
  }, 30_000);

  it('counts what it is asked', async () => {
    const count = () => simulator.stats('prod-us')?.requests.total ?? 0;
    const before = count();
    await fetch(`${clusterOf('prod-us').url}${POOLS}`, { headers: READER });
    expect(count()).toBe(before + 1);
    expect(simulator.stats('prod-us')?.objects).toMatchObject({
      pods: 14,
      'inferencepools.inference.networking.k8s.io': 3,
    });
  });

  describe('its control API', () => {
    it('says what there is', async () => {
      const body: unknown = await (await control('/')).json();
      expect(
        readList(body, 'clusters').map(cluster => readString(cluster, 'url')),
      ).toEqual(simulator.clusters.map(({ url }) => url));
      const clusters: unknown = await (await control('/clusters')).json();
      expect(
        readNumber(readList(clusters, 'items')[0], 'objects', 'pods'),
      ).toBe(23);
    });

    it('switches faults', async () => {
      const put = (on: unknown) =>
        control('/faults/bbr-missing', {
          method: 'PUT',
          body: JSON.stringify({ on }),
        });
      const policies = async () =>
        readList(
          await (
            await fetch(
              `${
                clusterOf('prod-us').url
              }/apis/agentgateway.dev/v1alpha1/agentgatewaypolicies`,
              { headers: READER },
            )
          ).json(),
          'items',
        ).length;
      expect(await (await put(true)).json()).toMatchObject({
        name: 'bbr-missing',
        cluster: 'prod-us',
        finding: 'bbr-missing',
        on: true,
      });
      expect(await policies()).toBe(0);
      expect(simulator.faults().filter(({ on }) => on)).toHaveLength(1);
      expect((await put(false)).status).toBe(200);
      expect(await policies()).toBe(1);
      expect(lines.at(-1)).toMatch(/^fault bbr-missing off: /);
      expect((await put('yes')).status).toBe(400);
    });

    it.each([
      ['GET', '/nowhere', {}, 404],
      ['GET', '/constructor', {}, 404],
      ['PUT', '/faults/nonsense', {}, 404],
      ['DELETE', '/faults/bbr-missing', {}, 405],
      ['POST', '/clusters', {}, 405],
      ['GET', '/faults', { origin: 'https://example.com' }, 403],
      ['PUT', '/faults/bbr-missing', { origin: 'null' }, 403],
    ])('answers %s %s %j with %d', async (method, path, headers, status) => {
      expect((await control(path, { method, headers })).status).toBe(status);
    });

    it('refuses a name that was bent to this address', async () => {
      const { port } = new URL(simulator.controlUrl);
      const status = await new Promise(resolve =>
        request(
          {
            port,
            host: '127.0.0.1',
            headers: { host: `evil.example:${port}` },
          },
          response => resolve(response.statusCode),
        ).end(),
      );
      expect(status).toBe(403);
    });
  });
});

describe('a port that is taken', () => {
  it('is named, and what to set', async () => {
    const other = createServer();
    await new Promise<void>(listening =>
      other.listen(0, '127.0.0.1', listening),
    );
    const address: AddressInfo | string | null = other.address();
    const taken = address && typeof address === 'object' ? address.port : 0;
    await expect(startSimulator({ basePort: taken - 1 })).rejects.toThrow(
      `Port ${taken}, which the API server of prod-eu listens on, is taken. Stop what uses it, or set SIMULATOR_PORT`,
    );
    other.close();
  }, 60_000);
});
