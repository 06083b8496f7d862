// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  Load,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { plainly } from '../../core/testing/plainly';
import { ScrapeTarget } from '../../core/ports';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { until } from '../kubernetes/testing/until';
import { turnsOfRound } from '../testing/turnsOfRound';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusCollector } from './PrometheusCollector';
import { ScriptedApi, ScriptedSeries } from './testing/ScriptedApi';
import { LargeAnswers } from './LargeAnswers';

const INTERVAL_MS = 15_000;
const signal = new AbortController().signal;

function target(pod: string, parts: Partial<ScrapeTarget> = {}): ScrapeTarget {
  return {
    cluster: 'eu',
    role: 'server',
    namespace: 'llm',
    pod,
    ready: true,
    port: 8000,
    path: '/metrics',
    engine: 'vllm',
    pools: ['llm/chat'],
    ...parts,
  };
}

const picker = target('epp-1', { role: 'picker', engine: 'epp', port: 9090 });

function setUp(
  targets = [target('one'), target('two'), picker],
  random = () => 0.5,
) {
  const clock = new FakeClock();
  // The database's clock is an hour ahead.
  const api = new ScriptedApi(() => clock.now() + 3_600_000);
  const collector = new PrometheusCollector({
    cluster: 'eu',
    client: new PrometheusClient({
      transport: api,
      clock,
      timeoutMs: 5000,
      largeAnswers: new LargeAnswers(clock),
    }),
    options: {
      access: { kind: 'url', url: 'http://thanos.example:9090', headers: {} },
      clusterLabel: { cluster: 'prod-eu' },
      labels: { namespace: 'namespace', pod: 'pod' },
      rateWindowMs: 120_000,
      timeoutMs: 5000,
    },
    clock,
    random,
    logger: mockServices.logger.mock(),
    intervalMs: INTERVAL_MS,
  });
  collector.setTargets('eu', targets);
  const of = (
    pod: string,
    measure: string,
    value: number,
    labels: Record<string, string> = {},
  ): ScriptedSeries => ({
    measure,
    value,
    labels: { namespace: 'llm', pod, ...labels },
  });
  /** Scraped so many seconds ago. */
  const sampled = (pod: string, seconds = 4) =>
    of(pod, 'sampledAt', (clock.now() + 3_600_000) / 1000 - seconds);
  return { clock, api, collector, of, sampled };
}

type SetUp = ReturnType<typeof setUp>;

function buckets(
  { of }: Pick<SetUp, 'of'>,
  pod: string,
  measure: string,
  counts: Record<string, number>,
) {
  return Object.entries(counts).map(([le, count]) =>
    of(pod, measure, count, { le }),
  );
}

function healthySeries(parts: SetUp): ScriptedSeries[] {
  const { of, sampled } = parts;
  return [
    sampled('one'),
    of('one', 'queueDepth', 3),
    of('one', 'kvCacheRatio', 0.5),
    of('one', 'servedModel', 1, { portal_model: 'Qwen/Qwen3' }),
    of('one', 'servedAdapter', 5, { portal_model: 'sql, chat' }),
    // It was so earlier: the newest series says what is.
    of('one', 'servedAdapter', 4, { portal_model: 'old' }),
    ...buckets(parts, 'one', 'ttft', { '0.1': 0, '0.2': 2, '+Inf': 2 }),
    sampled('two', 9),
    of('two', 'queueDepth', 4),
    of('two', 'kvCacheRatio', 0.7),
    of('two', 'servedModel', 1, { portal_model: 'Qwen/Qwen3' }),
    ...buckets(parts, 'two', 'ttft', { '0.1': 0, '0.2': 2, '+Inf': 2 }),
    sampled('epp-1'),
    of('epp-1', 'requests', 5, { portal_model: 'qwen' }),
    of('epp-1', 'requests', 3, { portal_model: 'sql' }),
    of('epp-1', 'requestErrors', 2, { portal_model: 'sql' }),
    of('epp-1', 'readyEndpoints', 2, { portal_pool: 'chat' }),
  ];
}

/** All in the bucket from 100 to 200 ms. */
const TTFT = {
  p50: 150,
  p95: 195,
  p99: 199,
  bounds: { p50: { low: 100, high: 200 }, p95: { low: 100, high: 200 } },
};

const plainLoad = (load: Load | undefined) =>
  load && { ...load, source: plainText(load.source) };

it('makes of series what pages would say', async () => {
  const parts = setUp();
  const { api, collector, clock } = parts;
  api.series = healthySeries(parts);
  await collector.collect(signal);
  expect(plainLoad(collector.pool('eu', 'llm', 'chat'))).toEqual({
    at: new Date(clock.now() - 4000).toISOString(),
    source:
      'Prometheus thanos.example:9090: endpoint picker epp-1 · model servers (2 of 2)',
    stale: false,
    requestRate: 8,
    errorRate: 0.25,
    queueDepth: 7,
    kvCacheRatio: 0.6,
    ttftMs: TTFT,
  });
  expect(plainLoad(collector.endpoint('eu', 'llm', 'two'))).toEqual({
    at: new Date(clock.now() - 9000).toISOString(),
    source: 'Prometheus thanos.example:9090: model server two',
    stale: false,
    queueDepth: 4,
    kvCacheRatio: 0.7,
    ttftMs: TTFT,
  });
  expect(collector.servedModels('eu', 'llm', 'one')).toEqual({
    models: ['Qwen/Qwen3'],
    adapters: ['chat', 'old', 'sql'],
    activeAdapters: ['chat', 'sql'],
  });
  expect(
    [...collector.models('eu', 'llm', 'chat')].map(([model, load]) => [
      model,
      load.requestRate,
      load.errorRate,
    ]),
  ).toEqual([
    ['qwen', 5, 0],
    ['sql', 3, 2 / 3],
  ]);
  expect(plainly(collector.status())).toMatchObject({
    source: 'prometheus',
    state: 'ok',
    lastCollectedAt: new Date(clock.now() - 4000).toISOString(),
    targets: 3,
    failing: 0,
  });
});

it('asks once for all pools, by the label of the cluster', async () => {
  const asked = async (pools: number) => {
    const { api, collector } = setUp(
      Array.from({ length: pools }, (_, index) =>
        target(`pod-${index}`, {
          namespace: `team-${index}`,
          pools: [`team-${index}/chat`],
        }),
      ),
    );
    await collector.collect(signal);
    return api.requests.map(({ parameters }) => parameters.query);
  };
  const [one, many, fleet] = [await asked(1), await asked(8), await asked(200)];
  expect([one, many, fleet].map(({ length }) => length)).toEqual([3, 3, 3]);
  expect(many[0]).toContain('cluster="prod-eu",namespace=~"team-0|team-1|');
  expect(fleet[0]).not.toContain('namespace=~');
});

it('takes a pod with several pages for one', async () => {
  const parts = setUp([target('one'), target('one', { port: 8001 })]);
  parts.api.series = [parts.sampled('one'), parts.of('one', 'queueDepth', 6)];
  await parts.collector.collect(signal);
  expect(plainLoad(parts.collector.pool('eu', 'llm', 'chat'))).toMatchObject({
    queueDepth: 6,
    source: 'Prometheus thanos.example:9090: model servers (1 of 1)',
  });
});

it('asks nothing of a cluster without pods', async () => {
  const { api, collector } = setUp([]);
  await collector.collect(signal);
  expect(api.requests).toEqual([]);
  expect(collector.status().state).toBe('ok');
});

it('calls stale what was not scraped for longer than rates reach back', async () => {
  const parts = setUp([target('one')]);
  const { api, collector, of, sampled } = parts;
  api.series = [sampled('one', 121), of('one', 'queueDepth', 3)];
  await collector.collect(signal);
  expect(collector.pool('eu', 'llm', 'chat')).toMatchObject({
    queueDepth: 3,
    stale: true,
  });
});

it('names pods without series, those that should have some', async () => {
  const parts = setUp([
    target('one'),
    target('two'),
    target('new', { ready: false }),
  ]);
  parts.api.series = [parts.sampled('one'), parts.of('one', 'queueDepth', 3)];
  await parts.collector.collect(signal);
  expect(plainly(parts.collector.status())).toMatchObject({
    state: 'degraded',
    reason:
      'Prometheus thanos.example:9090 has no series of 1 of 3 pods, such as llm/two: does a ServiceMonitor or PodMonitor select it?',
    failing: 1,
  });
});

it('says that there is nothing at all, with what it asked for', async () => {
  const { collector } = setUp();
  await collector.collect(signal);
  expect(plainly(collector.status())).toEqual({
    source: 'prometheus',
    state: 'failing',
    reason:
      'Prometheus thanos.example:9090 has no series of any of the cluster\'s 3 pods with cluster="prod-eu": are they scraped, with labels for namespace and pod, and is clusterLabel right?',
    targets: 3,
    failing: 3,
    groups: [
      expect.objectContaining({ role: 'picker', state: 'failing', count: 1 }),
      expect.objectContaining({ role: 'server', state: 'failing', count: 2 }),
    ],
  });
  expect(collector.pool('eu', 'llm', 'chat')).toBeUndefined();
});

it('tells which names the database has of each pod', async () => {
  const parts = setUp();
  const { api, collector, of, sampled } = parts;
  const name = (pod: string, portal_name: string) =>
    of(pod, 'sampleName', 7, { portal_name });
  api.series = [
    sampled('one'),
    name('one', 'vllm:num_requests_waiting'),
    name('one', 'vllm:gpu_cache_usage_perc'),
    name('one', 'vllm:e2e_request_latency_seconds_count'),
    sampled('epp-1'),
    name('epp-1', 'llm_d_epp_request_total'),
    // Of the same requests: counted once.
    name('epp-1', 'inference_objective_request_total'),
  ];
  await collector.collect(signal);
  expect(plainly(collector.status().groups)).toMatchObject([
    {
      role: 'server',
      state: 'failing',
      count: 1,
      targets: [{ pod: 'two', reason: 'it has no series of the pod' }],
      seen: [],
    },
    {
      role: 'picker',
      generation: 'llm-d-router from 0.9',
      state: 'ok',
      seen: [{ signal: 'requests', family: 'llm_d_epp_request_total' }],
      renamed: [],
    },
    {
      role: 'server',
      engine: 'vLLM',
      generation: 'vLLM up to 0.10',
      state: 'ok',
      seen: [
        { signal: 'queueDepth', family: 'vllm:num_requests_waiting' },
        { signal: 'e2e', family: 'vllm:e2e_request_latency_seconds' },
      ],
      renamed: [
        { signal: 'kvCacheRatio', family: 'vllm:gpu_cache_usage_perc' },
      ],
      missing: expect.arrayContaining([
        { signal: 'runningRequests', family: 'vllm:num_requests_running' },
      ]),
    },
  ]);
});

it('puts names of models past a number into one, always the same ones', async () => {
  const parts = setUp();
  const { api, collector, clock, of, sampled } = parts;
  const requests = (model: string) =>
    of('epp-1', 'requests', 1, { portal_model: model });
  const names = Array.from({ length: 70 }, (_, index) => `model-${index}`);
  api.series = [sampled('epp-1'), ...names.map(requests)];
  await collector.collect(signal);
  const modelsOf = () => collector.models('eu', 'llm', 'chat');
  expect(modelsOf().size).toBe(65);
  expect(modelsOf().get('other')?.requestRate).toBe(6);
  api.series = [sampled('epp-1'), ...[...names].reverse().map(requests)];
  clock.advance(INTERVAL_MS);
  api.series[0] = sampled('epp-1');
  await collector.collect(signal);
  expect(modelsOf().get('model-0')?.requestRate).toBe(1);
  expect(modelsOf().get('other')?.requestRate).toBe(6);
});

it('has the pages of one pod that are of two engines', async () => {
  const gateway = (engine: string, port: number) =>
    target('proxy', {
      role: 'gateway',
      engine,
      port,
      pools: [],
      gateway: 'infra/main',
    });
  const parts = setUp([
    gateway('envoy-gateway', 19001),
    gateway('envoy-ai-gateway', 1064),
  ]);
  const { api, collector, of, sampled } = parts;
  api.series = [
    sampled('proxy'),
    of('proxy', 'routedRequests', 0.5, {
      portal_route: 'httproute/llm/chat/rule/0',
    }),
  ];
  await collector.collect(signal);
  expect(plainly(collector.status())).toMatchObject({ targets: 2, failing: 0 });
});

it('passes on what the database warns of', async () => {
  const parts = setUp();
  parts.api.series = healthySeries(parts);
  parts.api.warnings = ['store us-1 unavailable'];
  await parts.collector.collect(signal);
  expect(plainly(parts.collector.status())).toMatchObject({
    state: 'degraded',
    reason: 'Prometheus thanos.example:9090 warns: store us-1 unavailable',
    failing: 0,
  });
});

it('shows what was answered where a query is refused', async () => {
  const parts = setUp();
  const { api, collector } = parts;
  api.series = healthySeries(parts);
  api.answer = query =>
    query.includes('"portal_measure","ttft"') && query.includes('vllm:')
      ? {
          status: 422,
          body: JSON.stringify({
            status: 'error',
            errorType: 'execution',
            error: 'query processing would load too many samples',
          }),
        }
      : undefined;
  await collector.collect(signal);
  const { ttftMs, queueDepth } = collector.pool('eu', 'llm', 'chat') ?? {};
  expect({ ttftMs, queueDepth }).toEqual({ ttftMs: undefined, queueDepth: 7 });
  expect(plainly(collector.status())).toMatchObject({
    state: 'degraded',
    reason: expect.stringMatching(
      /^1 of \d+ queries failed: .*refuses a query \(422\): query processing would load too many samples$/,
    ),
  });
});

it('keeps what it knew while the API is down, slows down, and comes back', async () => {
  const parts = setUp();
  const { api, clock, collector } = parts;
  api.series = healthySeries(parts);
  await collector.collect(signal);
  api.answer = () => ({ status: 503, body: 'upstream connect error' });
  const before = api.requests.length;
  const pauses = [];
  for (let i = 0; i < 5; i++) {
    clock.advance(INTERVAL_MS);
    pauses.push(await collector.collect(signal));
  }
  expect(pauses.map(ms => ms / INTERVAL_MS)).toEqual([1, 2, 4, 4, 4]);
  // Once it is known to be down, it isn't asked the rest: four go out at a time.
  expect(api.requests.length - before).toBeLessThanOrEqual(5 * 4);
  expect(plainly(collector.status())).toMatchObject({
    state: 'failing',
    reason: expect.stringContaining('it answers 503: upstream connect error'),
    failing: 3,
  });
  expect(collector.pool('eu', 'llm', 'chat')).toMatchObject({
    requestRate: 8,
    stale: false,
  });
  clock.advance(2 * 60_000);
  expect(collector.pool('eu', 'llm', 'chat')?.stale).toBe(true);
  api.answer = undefined;
  api.series = healthySeries(parts);
  expect(await collector.collect(signal)).toBe(INTERVAL_MS);
  expect(collector.status().state).toBe('ok');
  expect(collector.pool('eu', 'llm', 'chat')?.stale).toBe(false);
});

it('waits as long as the API asks for, but not for ever', async () => {
  const { api, collector } = setUp();
  const busy = (retryAfterMs: number) => () => ({
    status: 429,
    body: '',
    retryAfterMs,
  });
  api.answer = busy(40_000);
  expect(await collector.collect(signal)).toBe(40_000);
  api.answer = busy(3_600_000);
  expect(await collector.collect(signal)).toBe(60_000);
});

it('gives up an answer that does not come', async () => {
  const { api, clock, collector } = setUp([target('one')]);
  api.answer = () => new Promise(() => {});
  const round = collector.collect(signal);
  while (clock.waiting.length === 0) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
  clock.advance(5000);
  await round;
  expect(plainly(collector.status())).toMatchObject({
    state: 'failing',
    reason: expect.stringContaining('no answer within 5000 ms'),
  });
});

it('asks in rounds until it is stopped, and tells of each', async () => {
  const parts = setUp();
  const { api, clock, collector } = parts;
  const rounds: string[] = [];
  const unsubscribe = collector.onRound(cluster => rounds.push(cluster));
  collector.start(new AbortController().signal);
  const waitFor = async (count: number) => {
    while (rounds.length < count || clock.waiting.length === 0) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
  };
  clock.advance(500);
  await waitFor(1);
  clock.advance(INTERVAL_MS);
  await waitFor(2);
  unsubscribe();
  await collector.stop();
  const { length } = api.requests;
  clock.advance(10 * INTERVAL_MS);
  expect(rounds).toEqual(['eu', 'eu']);
  expect(api.requests).toHaveLength(length);
});

it('tells of a round when all loads are derived, some milliseconds at a time', async () => {
  const parts = setUp([
    target('one'),
    target('two', { pools: ['llm/code'] }),
    picker,
  ]);
  const { api, clock, collector } = parts;
  api.series = healthySeries(parts);
  expect(
    await turnsOfRound(collector, clock, () => collector.collect(signal)),
  ).toEqual(['chat', 'others', 'code', 'others', 'told']);
});

it.each([
  [0, 0.2],
  [0.5, 0.6],
  [0.999, 0.9992],
])(
  'spreads clusters over the interval after the first round: %d',
  async (chance, share) => {
    const { clock, collector } = setUp([target('one')], () => chance);
    const rounds: string[] = [];
    collector.onRound(cluster => rounds.push(cluster));
    collector.start(new AbortController().signal);
    clock.advance(1000);
    await until(() => rounds.length === 1 && clock.waiting.length > 0);
    expect(clock.waiting).toEqual([expect.closeTo(share * INTERVAL_MS, 0)]);
    await collector.stop();
  },
);
