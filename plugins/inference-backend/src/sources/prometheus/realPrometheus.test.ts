// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  Load,
  MetricsStatus,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { z } from 'zod';
import { plainly } from '../../core/testing/plainly';
import { deriveScrapeTargets } from '../../core/load/deriveScrapeTargets';
import { LoadReader, ScrapeTarget } from '../../core/ports';
import { FINE } from '../../history/resolutions';
import { createKubernetesClusters } from '../kubernetes/createKubernetesClusters';
import { until } from '../kubernetes/testing/until';
import { createMetricsCollector } from '../scrape/createMetricsCollector';
import { MetricsCollector } from '../scrape/MetricsCollector';
import { SystemClock } from '../SystemClock';
import { createPrometheusSource } from './createPrometheusSource';
import { PrometheusCollector } from './PrometheusCollector';
import { PrometheusHistory } from './PrometheusHistory';
import { PrometheusOptions } from './PrometheusOptions';
import { PrometheusProcess, ScrapedPage } from './testing/PrometheusProcess';
import { LargeAnswers } from './LargeAnswers';

/** Path of a prometheus; `yarn test:prometheus` finds it. */
const binary = process.env.INFERENCE_PROMETHEUS ?? '';

const SCRAPE_SECONDS = 2;
/** Both ways take their rates over as long. */
const WINDOW_MS = 30_000;
const CLUSTER = 'prod-eu';
const METRICS_PORTS = [8000, 9090, 15020];
const POOLS = [
  ['chat', 'qwen-chat-v1'],
  ['chat', 'qwen-chat-v2'],
  ['support', 'llama-support'],
  ['search', 'mistral-search'],
] as const;

/** How far the two ways may be apart: a share of the larger, or an absolute amount. */
const SIGNALS: Array<{
  signal: string;
  read: (load: Load) => number | undefined;
  share: number;
  amount: number;
  isGauge?: true;
}> = [
  {
    signal: 'requestRate',
    read: load => load.requestRate,
    share: 0.15,
    amount: 0.2,
  },
  { signal: 'errorRate', read: load => load.errorRate, share: 0, amount: 0.05 },
  {
    signal: 'queueDepth',
    read: load => load.queueDepth,
    isGauge: true,
    share: 0.5,
    amount: 2,
  },
  {
    signal: 'runningRequests',
    read: load => load.runningRequests,
    isGauge: true,
    share: 0.25,
    amount: 2,
  },
  {
    // Both ways see moments of it, and one long prompt fills a few percent.
    signal: 'kvCacheRatio',
    read: load => load.kvCacheRatio,
    isGauge: true,
    share: 0.25,
    amount: 0.05,
  },
  {
    signal: 'prefixHitRatio',
    read: load => load.prefixHitRatio,
    share: 0.1,
    amount: 0.03,
  },
  {
    signal: 'ttftMs.p50',
    read: load => load.ttftMs?.p50,
    share: 0.25,
    amount: 5,
  },
  {
    signal: 'ttftMs.p95',
    read: load => load.ttftMs?.p95,
    share: 0.3,
    amount: 5,
  },
  {
    signal: 'itlMs.p50',
    read: load => load.itlMs?.p50,
    share: 0.15,
    amount: 2,
  },
  {
    signal: 'e2eMs.p95',
    read: load => load.e2eMs?.p95,
    share: 0.25,
    amount: 100,
  },
  {
    signal: 'tokensPerSecond',
    read: load => load.tokensPerSecond,
    share: 0.15,
    amount: 5,
  },
  {
    signal: 'schedulerMs.p99',
    read: load => load.schedulerMs?.p99,
    share: 0.3,
    amount: 0.5,
  },
];

const PodList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ namespace: z.string(), name: z.string() }),
      spec: z.object({
        containers: z.array(
          z.object({
            ports: z.array(z.object({ containerPort: z.number() })).optional(),
          }),
        ),
      }),
      status: z.object({ podIP: z.string().optional() }),
    }),
  ),
});

/** Pages of a cluster's pods, with the labels that Prometheus' operator gives them. */
async function listPages(
  source: ClusterSource,
  cluster: string,
): Promise<ScrapedPage[]> {
  const { signal } = new AbortController();
  const response = await source.fetch(cluster, {
    path: '/api/v1/pods',
    signal,
  });
  const { items } = PodList.parse(await response.json());
  return items.flatMap(({ metadata: { namespace, name }, spec, status }) =>
    spec.containers
      .flatMap(({ ports = [] }) => ports.map(port => port.containerPort))
      .filter(port => METRICS_PORTS.includes(port) && status.podIP)
      .map(port => ({
        address: `${status.podIP}:${port}`,
        labels: { cluster, namespace, pod: name },
      })),
  );
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const lane = binary ? describe : describe.skip;

lane('a real Prometheus that scrapes the simulated clusters', () => {
  const clock = new SystemClock();
  const logger = mockServices.logger.mock();
  const stop = new AbortController();
  let simulator: Simulator;
  let prometheus: PrometheusProcess;
  let source: ClusterSource;
  let targets: ScrapeTarget[];
  let queried: PrometheusCollector;
  let history: PrometheusHistory | undefined;
  /** Rates over as long as Prometheus takes them. */
  let scraped: MetricsCollector;
  /** As often as Prometheus: gauges of pools with few requests jump. */
  let watched: MetricsCollector;
  /** Loads by all ways, at the same times. */
  const samples = new Map<string, Array<{ way: string; load: Load }>>();
  /** What was ever known of an endpoint: a quiet one has no latencies for a while. */
  const endpoints = new Map<string, Set<string>>();

  const options = (url: string, cluster: string): PrometheusOptions => ({
    access: { kind: 'url', url, headers: {} },
    clusterLabel: { cluster },
    labels: { namespace: 'namespace', pod: 'pod' },
    rateWindowMs: WINDOW_MS,
    timeoutMs: 5000,
  });
  const query = (url: string, label: string) => {
    const queries = createPrometheusSource({
      largeAnswers: new LargeAnswers(clock),
      cluster: CLUSTER,
      options: options(url, label),
      source,
      clock,
      random: () => 0,
      logger,
      intervalMs: 3000,
    });
    queries.collector.setTargets(CLUSTER, targets);
    return queries;
  };
  const scrape = (intervalMs: number) => {
    const collector = createMetricsCollector({
      source,
      clock,
      random: () => 0,
      logger,
      options: { intervalMs },
    });
    collector.setTargets(CLUSTER, targets);
    collector.start(stop.signal);
    return collector;
  };
  const readAll = () => {
    const ways: Array<[string, LoadReader]> = [
      ['queried', queried],
      ['scraped', scraped],
      ['watched', watched],
    ];
    for (const [way, reader] of ways) {
      for (const [namespace, name] of POOLS) {
        const load = reader.pool(CLUSTER, namespace, name);
        const known = samples.get(name) ?? [];
        samples.set(name, load ? [...known, { way, load }] : known);
      }
      for (const { namespace, pod } of targets) {
        const key = `${way} ${namespace}/${pod}`;
        const load = reader.endpoint(CLUSTER, namespace, pod);
        const known = endpoints.get(key) ?? [];
        endpoints.set(key, new Set([...known, ...Object.keys(load ?? {})]));
      }
    }
  };

  beforeAll(async () => {
    simulator = await startSimulator({
      basePort: 0,
      seed: 'prometheus',
      podNetwork: true,
    });
    const urlOf = (name: string) =>
      simulator.clusters.find(it => it.name === name)?.url ?? '';
    source = {
      listClusters: async () =>
        simulator.clusters.map(({ name }) => ({ name })),
      fetch: (name, { path, headers, signal }) =>
        fetch(`${urlOf(name)}${path}`, {
          headers: { ...headers, Authorization: 'Bearer demo-portal-reader' },
          signal,
        }),
    };
    const pages = await Promise.all(
      ['prod-eu', 'prod-us'].map(name => listPages(source, name)),
    );
    prometheus = await PrometheusProcess.start(
      binary,
      pages.flat(),
      SCRAPE_SECONDS,
    );
    const states = createKubernetesClusters({
      source,
      clock,
      random: () => 0.5,
      logger,
    });
    await states.start(stop.signal);
    await until(
      () => states.snapshot(CLUSTER)?.state === 'connected',
      () => String(states.snapshot(CLUSTER)?.reason),
    );
    const snapshot = states.snapshot(CLUSTER);
    targets = snapshot ? deriveScrapeTargets(snapshot) : [];
    await states.stop();

    const queries = query(prometheus.url, CLUSTER);
    queried = queries.collector;
    history = queries.history;
    scraped = scrape(WINDOW_MS / 4);
    watched = scrape(SCRAPE_SECONDS * 1000);
    await clock.sleep(WINDOW_MS + 10_000);
    queried.start(stop.signal);
    for (let i = 0; i < 15; i++) {
      await clock.sleep(2000);
      readAll();
    }
  }, 240_000);

  afterAll(async () => {
    stop.abort();
    await Promise.all([queried, scraped, watched].map(it => it?.stop()));
    await prometheus?.stop();
    await simulator?.stop();
  });

  it('has the series of all pods', () => {
    const status = queried.status();
    expect({ ...status, lastCollectedAt: undefined }).toMatchObject({
      source: 'prometheus',
      state: 'ok',
      // Each picker, proxy and model server.
      targets: targets.length,
      failing: 0,
    });
    expect(targets.map(({ role }) => role)).toContain('gateway');
  });

  it('knows which names each pod has, as its page does', () => {
    const kindsOf = ({ groups = [] }: MetricsStatus) =>
      groups
        .map(({ role, engine, generation, count, renamed, missing }) => ({
          role,
          engine,
          generation,
          count,
          renamed,
          missing,
        }))
        .sort((a, b) => a.engine.localeCompare(b.engine) || a.count - b.count);
    expect(kindsOf(queried.status())).toEqual(kindsOf(scraped.status(CLUSTER)));
  });

  describe.each(POOLS)('%s/%s', (_, name) => {
    it.each(SIGNALS)(
      'says the same of $signal as the pages do',
      ({ read, share, amount, isGauge }) => {
        const meanOf = (wanted: string) => {
          const values = (samples.get(name) ?? [])
            .filter(({ way }) => way === wanted)
            .flatMap(({ load }) => read(load) ?? []);
          return values.length > 0 ? mean(values) : undefined;
        };
        const [one, other] = [
          meanOf('queried'),
          meanOf(isGauge ? 'watched' : 'scraped'),
        ];
        const known = [one, other].map(value => value !== undefined);
        const apart = Math.abs((one ?? 0) - (other ?? 0));
        const most = Math.max(amount, share * Math.max(one ?? 0, other ?? 0));
        expect(known[0]).toBe(known[1]);
        expect({ one, other, isNear: apart <= most }).toEqual({
          one,
          other,
          isNear: true,
        });
      },
    );
  });

  it('names what was read, and by whom', () => {
    const { host } = new URL(prometheus.url);
    const load = queried.pool(CLUSTER, 'search', 'mistral-search');
    expect(plainText(load?.source ?? '')).toMatch(
      new RegExp(
        `^Prometheus ${host}: endpoint picker mistral-search-epp-\\S+ · model servers \\(3 of 3\\)$`,
      ),
    );
  });

  it('knows the endpoints, their models and adapters', () => {
    const servers = targets.filter(
      ({ role, namespace }) => role === 'server' && namespace === 'support',
    );
    expect(servers).toHaveLength(4);
    for (const { namespace, pod } of servers) {
      const [asked, read] = [queried, scraped].map(reader =>
        reader.servedModels(CLUSTER, namespace, pod),
      );
      // Which adapters are in use is of the moment, and these are two.
      expect({ ...asked, activeAdapters: undefined }).toEqual({
        ...read,
        activeAdapters: undefined,
      });
      expect(asked?.adapters).toEqual(
        expect.arrayContaining(asked?.activeAdapters ?? ['']),
      );
      const [one, other] = ['queried', 'scraped'].map(way =>
        [...(endpoints.get(`${way} ${namespace}/${pod}`) ?? [])].sort(),
      );
      expect(one).toContain('ttftMs');
      expect(one).toEqual(other);
    }
  });

  it('measures the real split at the gateway', () => {
    const rule = {
      gateway: 'inference-system/inference-gateway',
      route: 'chat/qwen-chat',
      rule: { index: 0 },
      pools: ['chat/qwen-chat-v1', 'chat/qwen-chat-v2'].map(pool => ({
        pool,
        sharedInRoute: false,
        sharedInGateway: false,
        shared: false,
      })),
    };
    for (const reader of [queried, scraped]) {
      const split = reader.split(CLUSTER, rule);
      const canary = split?.get('chat/qwen-chat-v2');
      expect(plainText(canary?.source ?? '')).toMatch(
        /gateway inference-gateway-/,
      );
      expect(canary?.share).toBeGreaterThan(0.03);
      expect(canary?.share).toBeLessThan(0.2);
      expect(canary?.requests).toBeGreaterThan(0);
      expect(canary?.errorRate).toBe(0);
    }
  });

  it('gives history by range queries', async () => {
    const result = await history?.read({
      pool: { cluster: CLUSTER, namespace: 'chat', name: 'qwen-chat-v1' },
      rangeMs: 3_600_000,
      resolution: FINE,
      endpoints: true,
    });
    expect(result?.problem).toBeUndefined();
    const valuesOf = (signal: string, endpoint?: string) =>
      (result?.series ?? [])
        .filter(it => it.signal === signal && it.endpoint === endpoint)
        .flatMap(({ points }) => points)
        .flatMap(([, value]) => value ?? []);
    const measured = (samples.get('qwen-chat-v1') ?? [])
      .filter(({ way }) => way === 'queried')
      .map(({ load }) => load);
    for (const { signal, read, share, amount } of SIGNALS) {
      const now = measured.flatMap(load => read(load) ?? []).at(-1);
      const last = valuesOf(signal).at(-1);
      expect([signal, last === undefined]).toEqual([signal, now === undefined]);
      // A step of 15 s may have ended a moment ago.
      const apart = Math.abs((last ?? 0) - (now ?? 0));
      const most = Math.max(3 * amount, 3 * share * (now ?? 0));
      expect([signal, apart <= most]).toEqual([signal, true]);
    }
    const servers = targets.filter(({ pools }) =>
      pools.includes('chat/qwen-chat-v1'),
    );
    for (const { pod, role } of servers) {
      const known = valuesOf('kvCacheRatio', pod).length;
      expect([pod, known > 0]).toEqual([pod, role === 'server']);
    }
    // The hour before Prometheus was there is a gap.
    const [rates] = (result?.series ?? []).filter(
      ({ signal }) => signal === 'requestRate',
    );
    expect(rates.points[0][1]).toBeNull();
    expect(rates.points).toHaveLength(240);
  });

  it('says so where no series have the label of the cluster', async () => {
    const { collector: lost } = query(prometheus.url, 'prod-moon');
    await lost.collect(stop.signal);
    expect(plainly(lost.status())).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('with cluster="prod-moon"'),
    });
  });

  it('says so when it is down, and keeps what it knew', async () => {
    const { collector: reader } = query(prometheus.url, CLUSTER);
    await reader.collect(stop.signal);
    await prometheus.stop();
    await reader.collect(stop.signal);
    expect(plainly(reader.status())).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('connection refused'),
    });
    expect(
      reader.pool(CLUSTER, 'chat', 'qwen-chat-v1')?.requestRate,
    ).toBeGreaterThan(0);
  });
});
