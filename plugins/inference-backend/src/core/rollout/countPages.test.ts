// SPDX-License-Identifier: Apache-2.0
import { ReadingWindow } from '../load/ReadingWindow';
import { SplitQuery } from '../load/routedCounts';
import { resolvePage } from '../signals/testing/readSample';
import { CountedPage, countPages } from './countPages';

const STABLE = 'llm/stable';
const CANARY = 'llm/canary';
const SECONDS = 30;

/** What a vLLM server wrote, before and after. */
function vllm(
  pod: string,
  pools: string[],
  before: string[],
  after: string[],
): CountedPage {
  const page = (lines: string[], at: number) =>
    resolvePage('vllm', `${lines.join('\n')}\n`, { at }).reading;
  return {
    role: 'server',
    engine: 'vllm',
    pod,
    pools,
    window: new ReadingWindow([page(before, 0), page(after, SECONDS * 1000)]),
    windowMs: SECONDS * 1000,
  };
}

const success = (count: number) =>
  `vllm:request_success_total{finished_reason="stop"} ${count}`;
const failure = (count: number | string) =>
  `vllm:request_success_total{finished_reason="error"} ${count}`;
const hits = (found: number, asked: number) => [
  `vllm:prefix_cache_hits_total ${found}`,
  `vllm:prefix_cache_queries_total ${asked}`,
];
const ttft = (quick: number, all: number) => [
  `vllm:time_to_first_token_seconds_bucket{le="0.1"} ${quick}`,
  `vllm:time_to_first_token_seconds_bucket{le="0.5"} ${all}`,
  `vllm:time_to_first_token_seconds_bucket{le="+Inf"} ${all}`,
  `vllm:time_to_first_token_seconds_sum ${all / 4}`,
];

it('counts what the servers of each pool did, together', () => {
  const counts = countPages(
    [
      vllm(
        'a',
        [STABLE],
        [success(100), failure(3), ...ttft(50, 90), ...hits(10, 40)],
        [success(160), failure(5), ...ttft(70, 150), ...hits(40, 100)],
      ),
      vllm(
        'b',
        [STABLE],
        [success(7), ...ttft(1, 7)],
        [success(17), ...ttft(3, 17)],
      ),
      vllm('c', [CANARY], [success(0), failure(0)], [success(4), failure(1)]),
    ],
    [],
    [STABLE, CANARY],
  );

  expect(counts).toEqual({
    [STABLE]: {
      server: {
        requests: 72,
        errors: 2,
        prefixHits: 30,
        prefixQueries: 60,
        ttft: { boundsMs: [100, 500], counts: [22, 48, 0], sumMs: 17_500 },
      },
    },
    [CANARY]: { server: { requests: 5, errors: 1 } },
  });
});

it('counts from 0 after a restart', () => {
  const { [STABLE]: counts } = countPages(
    [
      vllm(
        'a',
        [STABLE],
        [success(900), ...ttft(500, 800)],
        [success(12), ...ttft(2, 9)],
      ),
    ],
    [],
    [STABLE],
  );

  expect(counts.server).toMatchObject({
    requests: 12,
    ttft: { counts: [2, 7, 0] },
  });
});

it.each<[what: string, before: string[], after: string[]]>([
  ['NaN', [success(1), ...ttft(1, 2)], [failure('NaN'), ...ttft(1, 2)]],
  ['a page that lacks them', [success(1)], ['vllm:num_requests_running 3']],
])('takes %s for nothing known', (_what, before, after) => {
  const { [STABLE]: counts } = countPages(
    [vllm('a', [STABLE], before, after)],
    [],
    [STABLE],
  );

  expect(counts.server).not.toHaveProperty('requests');
});

it('does not compare pools by a picker that serves both', () => {
  const shared = {
    ...vllm('epp', [STABLE, CANARY], [success(1)], [success(9)]),
  };

  expect(
    countPages([{ ...shared, role: 'picker' }], [], [STABLE, CANARY]),
  ).toEqual({ [STABLE]: {}, [CANARY]: {} });
});

it('takes the gateway’s word for what a rule sent where', () => {
  const series = (pool: string, status: number, count: number) =>
    `agentgateway_requests_total{backend="${pool}.llm.inference.cluster.local:8000",status="${status}",gateway="infra/main",route="llm/chat",route_rule="unknown"} ${count}`;
  const page = (at: number, ...counts: number[]) =>
    resolvePage(
      'agentgateway',
      [
        series('stable', 200, counts[0]),
        series('canary', 200, counts[1]),
        series('canary', 503, counts[2]),
      ]
        .join('\n')
        .concat('\n'),
      { at },
    ).reading;
  const query: SplitQuery = {
    gateway: 'infra/main',
    route: 'llm/chat',
    rule: { index: 0 },
    pools: [STABLE, CANARY].map(pool => ({
      pool,
      sharedInRoute: false,
      sharedInGateway: false,
      shared: false,
    })),
  };
  const proxy: CountedPage = {
    role: 'gateway',
    engine: 'agentgateway',
    pod: 'main-1',
    pools: [STABLE, CANARY],
    gateway: 'infra/main',
    window: new ReadingWindow([page(0, 50, 4, 1), page(15_000, 140, 11, 4)]),
    windowMs: 15_000,
  };
  const elsewhere = { ...proxy, pod: 'other-1', gateway: 'infra/other' };

  expect(countPages([proxy, elsewhere], [query], [STABLE, CANARY])).toEqual({
    [STABLE]: { gateway: { requests: 90, errors: 0 } },
    [CANARY]: { gateway: { requests: 10, errors: 3 } },
  });
});
