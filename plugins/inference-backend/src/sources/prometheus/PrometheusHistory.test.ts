// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { plainly } from '../../core/testing/plainly';
import { ScrapeTarget } from '../../core/ports';
import { FINE, MIDDLE } from '../../history/resolutions';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusCollector } from './PrometheusCollector';
import { PrometheusHistory } from './PrometheusHistory';
import { ApiAnswer, ApiRequest } from './Transport';
import { LargeAnswers } from './LargeAnswers';

type Matrix = Array<{
  measure: string;
  labels?: Record<string, string>;
  /** Seconds before now, and values. */
  points: Array<[number, number]>;
}>;

function server(pod: string): ScrapeTarget {
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
  };
}

function setUp(targets = [server('chat-7d9c5b8f6-x2x9z')]) {
  const clock = new FakeClock();
  const requests: ApiRequest[] = [];
  const api: { series: Matrix; answer?: ApiAnswer } = { series: [] };
  const transport = {
    send: async (request: ApiRequest): Promise<ApiAnswer> => {
      requests.push(request);
      const { query } = request.parameters;
      const isByPod =
        query.includes('by (namespace,pod) (vllm:num_requests_waiting{') &&
        !query.includes('sum (sum by');
      const result = api.series
        .filter(
          ({ measure, labels }) =>
            query.includes(`"portal_measure","${measure}"`) &&
            (labels?.pod !== undefined) === isByPod,
        )
        .map(({ measure, labels, points }) => ({
          metric: { ...labels, portal_measure: measure },
          values: points.map(([ago, value]) => [
            clock.now() / 1000 - ago,
            String(value),
          ]),
        }));
      return (
        api.answer ?? {
          status: 200,
          body: Buffer.from(
            JSON.stringify({
              status: 'success',
              data: { resultType: 'matrix', result },
            }),
          ),
        }
      );
    },
  };
  const options = {
    access: { kind: 'url' as const, url: 'http://thanos.example', headers: {} },
    clusterLabel: { cluster: 'prod-eu' },
    labels: { namespace: 'namespace', pod: 'pod' },
    rateWindowMs: 40_000,
    timeoutMs: 5000,
  };
  const client = new PrometheusClient({
    transport,
    clock,
    timeoutMs: 5000,
    largeAnswers: new LargeAnswers(clock),
  });
  const collector = new PrometheusCollector({
    cluster: 'eu',
    client,
    options,
    clock,
    random: () => 0,
    logger: mockServices.logger.mock(),
    intervalMs: 15_000,
  });
  collector.setTargets('eu', targets);
  const history = new PrometheusHistory({ collector, client, options, clock });
  return { clock, requests, api, history };
}

const query = {
  pool: { cluster: 'eu', namespace: 'llm', name: 'chat' },
  rangeMs: 60_000,
  resolution: FINE,
};

it('makes points of range queries, and leaves gaps', async () => {
  const { history, api, clock, requests } = setUp();
  api.series = [
    {
      measure: 'queueDepth',
      points: [
        [45, 3],
        [15, 5],
        [0, 7],
      ],
    },
    { measure: 'generationTokens', points: [[0, 120]] },
  ];
  const { series, problem } = await history.read(query);
  expect(problem).toBeUndefined();
  expect(
    series.map(({ signal, source, points }) => [
      signal,
      plainly(source),
      points.map(([, value]) => value),
    ]),
  ).toEqual([
    [
      'queueDepth',
      'Prometheus thanos.example: range queries',
      [null, 3, null, 5, 7],
    ],
    [
      'tokensPerSecond',
      'Prometheus thanos.example: range queries',
      [null, null, null, null, 120],
    ],
  ]);
  const now = clock.now() / 1000;
  const { path, parameters } = requests[0];
  expect(path).toBe('/api/v1/query_range');
  expect(parameters).toMatchObject({
    start: String(now - 60),
    end: String(now),
    step: '15',
  });
  expect(parameters.query).toContain(
    '{cluster="prod-eu",namespace="llm",pod=~"chat-[a-z0-9]+-[a-z0-9]{5}"}',
  );
  expect(parameters.query).toContain('[40s]');
});

it('takes rates over no less than a step', async () => {
  const { history, requests } = setUp();
  await history.read({ ...query, rangeMs: 600_000, resolution: MIDDLE });
  expect(requests[0].parameters.query).toContain('[60s]');
});

it('has the endpoints’ series where they are asked for', async () => {
  const { history, api } = setUp();
  const one = { namespace: 'llm', pod: 'one' };
  api.series = [
    { measure: 'queueDepth', points: [[0, 9]] },
    { measure: 'queueDepth', labels: one, points: [[15, 4]] },
  ];
  const { series } = await history.read({ ...query, endpoints: true });
  expect(
    series.map(({ signal, endpoint, points }) => [
      signal,
      endpoint,
      points.map(([, value]) => value),
    ]),
  ).toEqual([
    ['queueDepth', undefined, [null, null, null, null, 9]],
    ['queueDepth', 'one', [null, null, null, 4, null]],
  ]);
  const others = await history.read({
    ...query,
    endpoints: true,
    pods: ['two'],
  });
  expect(others.series.map(({ endpoint }) => endpoint)).toEqual([undefined]);
});

it('asks once for each step of time, however many look', async () => {
  const { history, requests, clock } = setUp();
  await Promise.all([history.read(query), history.read(query)]);
  const { length } = requests;
  clock.advance(10_000);
  await history.read(query);
  expect(requests).toHaveLength(length);
  clock.advance(10_000);
  await history.read(query);
  expect(requests).toHaveLength(2 * length);
});

it('says why there is nothing', async () => {
  const { history, api } = setUp();
  api.answer = { status: 503, body: Buffer.from('no store') };
  expect(plainly(await history.read(query))).toEqual({
    series: [],
    problem: 'Prometheus thanos.example: it answers 503: no store',
  });
});

it('asks nothing for a pool that it has no pods of', async () => {
  const { history, requests } = setUp([]);
  expect(await history.read(query)).toEqual({ series: [] });
  expect(requests).toEqual([]);
});
