// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import {
  Cluster,
  Simulator,
  startSimulator,
} from '@inference-portal/cluster-simulator';
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { plainly } from '../../core/testing/plainly';
import { ScrapeTarget } from '../../core/ports';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { until } from '../kubernetes/testing/until';
import { PodServer } from '../scrape/testing/PodServer';
import { createPrometheusSource } from './createPrometheusSource';
import { readPrometheusOptions } from './readPrometheusOptions';
import { ScriptedAnswer, ScriptedApi } from './testing/ScriptedApi';
import { LargeAnswers } from './LargeAnswers';

jest.setTimeout(60_000);

const CLUSTER = 'prod-eu';
const INTERVAL_MS = 15_000;
const { signal } = new AbortController();
const target: ScrapeTarget = {
  cluster: CLUSTER,
  role: 'server',
  namespace: 'chat',
  pod: 'one',
  ready: true,
  port: 8000,
  path: '/metrics',
  engine: 'vllm',
  pools: ['chat/qwen'],
};

/** A database with one pod's series, as an HTTP server. */
function createDatabase() {
  const clock = new FakeClock();
  const api = new ScriptedApi(() => clock.now());
  const labels = { namespace: 'chat', pod: 'one' };
  api.series = [
    { measure: 'sampledAt', labels, value: clock.now() / 1000 },
    { measure: 'queueDepth', labels, value: 3 },
  ];
  const seen: Array<Record<string, string | string[] | undefined>> = [];
  const handle: ConstructorParameters<typeof PodServer>[0] = async (
    request,
    response,
  ) => {
    seen.push(request.headers);
    let form = '';
    for await (const chunk of request) {
      form += chunk;
    }
    const asked = new URL(request.url ?? '', 'http://database');
    const parameters = new URLSearchParams(form || asked.search);
    const { status, body } = await api.send({
      path: '/api/v1/query',
      parameters: Object.fromEntries(parameters),
      signal,
    });
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 302 && { location: 'http://198.51.100.77/' }),
    });
    response.end(body);
  };
  return { clock, api, seen, handle };
}

function collectorOf(
  config: JsonObject,
  parts: { clock: FakeClock; source: ClusterSource },
) {
  const { collector } = createPrometheusSource({
    largeAnswers: new LargeAnswers(parts.clock),
    ...parts,
    cluster: CLUSTER,
    options: readPrometheusOptions(new ConfigReader(config), 'prometheus'),
    random: () => 0,
    logger: mockServices.logger.mock(),
    intervalMs: INTERVAL_MS,
  });
  collector.setTargets(CLUSTER, [target]);
  return collector;
}

const nowhere: ClusterSource = {
  listClusters: async () => [],
  fetch: () => Promise.reject(new Error('no cluster was to be asked')),
};

describe('in a Service of the cluster', () => {
  const SERVICE = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'prometheus', namespace: 'monitoring' },
    spec: {
      selector: { app: 'prometheus' },
      ports: [{ name: 'web', port: 80, targetPort: 9090 }],
    },
  };
  const database = createDatabase();
  const { api, clock, seen } = database;
  let simulator: Simulator;
  let cluster: Cluster;
  let collector: ReturnType<typeof collectorOf>;

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0, seed: 'in cluster' });
    const found = simulator.cluster(CLUSTER);
    if (!found) {
      throw new Error(`there is no cluster ${CLUSTER}`);
    }
    cluster = found;
    cluster.store.apply(SERVICE);
    cluster.store.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'prometheus', namespace: 'monitoring' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'prometheus' } },
        template: {
          metadata: { labels: { app: 'prometheus' } },
          spec: {
            containers: [{ name: 'prometheus', image: 'prom/prometheus:v3' }],
          },
        },
      },
    });
    const slices = { group: 'discovery.k8s.io', resource: 'endpointslices' };
    const pods = { group: '', resource: 'pods' };
    await until(
      () =>
        JSON.stringify(cluster.store.list(slices, 'monitoring')).includes(
          '"ready":true',
        ),
      () => JSON.stringify(cluster.store.list(pods, 'monitoring')),
      40_000,
    );
    const [pod] = cluster.store.list(pods, 'monitoring');
    cluster.network.listen(
      'monitoring',
      pod.metadata.name,
      9090,
      database.handle,
    );
    const url = simulator.clusters.find(({ name }) => name === CLUSTER)?.url;
    collector = collectorOf(
      {
        service: { namespace: 'monitoring', name: 'prometheus', port: 'web' },
        tenant: { value: 'team-a' },
      },
      {
        clock,
        source: {
          listClusters: async () => [],
          fetch: (_cluster, { path, headers, signal: ends }) =>
            fetch(`${url}${path}`, {
              headers: {
                ...headers,
                Authorization: 'Bearer demo-portal-reader',
              },
              signal: ends,
              redirect: 'manual',
            }),
        },
      },
    );
  });

  afterAll(() => simulator?.stop());

  const queueDepth = () => collector.pool(CLUSTER, 'chat', 'qwen')?.queueDepth;

  it('is asked through the API server, which keeps the token', async () => {
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'ok',
      targets: 1,
    });
    const load = collector.pool(CLUSTER, 'chat', 'qwen');
    expect(load?.queueDepth).toBe(3);
    expect(plainText(load?.source ?? '')).toBe(
      'Prometheus monitoring/prometheus: model servers (1 of 1)',
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const headers of seen) {
      expect(headers).toMatchObject({ 'x-scope-orgid': 'team-a' });
      expect(headers.authorization).toBeUndefined();
    }
  });

  const answer = (status: number, body: unknown): ScriptedAnswer => ({
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

  it.each([
    [400, { status: 'error', error: 'parse error' }, /\(400\): parse error/],
    [401, 'no org id', /does not accept the portal's credentials/],
    [403, 'denied', /lets the portal not in \(403\): denied/],
    [404, 'page not found', /no query API at its address \(404\)/],
    [302, '', /answers with a redirect \(302\), which is not followed/],
    [429, 'too many', /busy and sends the portal away/],
    [500, '', /answers 500/],
    [503, 'starting', /answers 503: starting/],
    [200, '<html>Grafana</html>', /what it answers is no result of a query/],
  ])('says so when it answers %d, and recovers', async (status, body, why) => {
    api.answer = () => answer(status, body);
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'failing',
      reason: expect.stringMatching(why),
    });
    // The last that was known.
    expect(queueDepth()).toBe(3);
    api.answer = undefined;
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'ok',
      failing: 0,
    });
    expect(collector.status().reason).toBeUndefined();
  });

  it('passes on that an answer is partial', async () => {
    api.warnings = ['store eu-2 is not reachable'];
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('store eu-2 is not reachable'),
    });
    expect(queueDepth()).toBe(3);
    api.warnings = [];
    await collector.collect(signal);
    expect(collector.status().state).toBe('ok');
  });

  it('says so when it has nothing', async () => {
    const { series } = api;
    api.series = [];
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'failing',
      failing: 1,
      reason: expect.stringContaining('has no series of any'),
    });
    expect(queueDepth()).toBeUndefined();
    api.series = series;
    await collector.collect(signal);
    expect(queueDepth()).toBe(3);
  });

  it('says so when the Service is gone, and goes on when it is back', async () => {
    const key = { group: '', resource: 'services' };
    cluster.store.delete(key, 'monitoring', 'prometheus');
    await collector.collect(signal);
    expect(plainly(collector.status())).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('services "prometheus" not found'),
    });
    cluster.store.apply(SERVICE);
    await until(
      () =>
        JSON.stringify(
          cluster.store.list(
            { group: 'discovery.k8s.io', resource: 'endpointslices' },
            'monitoring',
          ),
        ).includes('"ready":true'),
      undefined,
      20_000,
    );
    await collector.collect(signal);
    expect(collector.status().state).toBe('ok');
  });
});

describe('that wants to know who asks', () => {
  it.each<
    [what: string, config: JsonObject, wrong: JsonObject, header: string]
  >([
    [
      'a bearer token',
      { bearerToken: 'secret' },
      { bearerToken: 'stale' },
      'authorization',
    ],
    [
      'a name and a password',
      { basicAuth: { username: 'portal', password: 'secret' } },
      { basicAuth: { username: 'portal', password: 'stale' } },
      'authorization',
    ],
    [
      'a tenant',
      { tenant: { value: 'secret' } },
      { tenant: { value: 'stale' } },
      'x-scope-orgid',
    ],
    [
      'a tenant in a header of its own',
      { tenant: { header: 'X-Team', value: 'secret' } },
      { tenant: { header: 'X-Team', value: 'stale' } },
      'x-team',
    ],
  ])('is shown %s', async (_, config, wrong, header) => {
    const { clock, handle } = createDatabase();
    const isKnown = (value: unknown) =>
      [
        'Bearer secret',
        `Basic ${Buffer.from('portal:secret').toString('base64')}`,
        'secret',
      ].includes(String(value));
    const server = await new PodServer((request, response) => {
      if (isKnown(request.headers[header])) {
        handle(request, response);
      } else {
        response.writeHead(401).end('who are you?');
      }
    }).start();
    const url = `http://127.0.0.1:${server.port}`;
    const right = collectorOf({ url, ...config }, { clock, source: nowhere });
    await right.collect(signal);
    expect(plainly(right.status())).toMatchObject({ state: 'ok' });
    const refused = collectorOf({ url, ...wrong }, { clock, source: nowhere });
    await refused.collect(signal);
    expect(plainly(refused.status())).toMatchObject({
      state: 'failing',
      reason: expect.stringMatching(
        /does not accept the portal's credentials \(401\): who are you\?/,
      ),
    });
    expect(plainly(refused.status().reason)).not.toContain('stale');
    await server.stop();
  });
});
