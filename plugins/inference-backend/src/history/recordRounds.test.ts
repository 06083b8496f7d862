// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { createMetricsCollector } from '../sources/scrape/createMetricsCollector';
import { LoadHistory } from './LoadHistory';
import { recordRounds } from './recordRounds';
import { FINE } from './resolutions';
import { readMemory } from './testing/readMemory';

it('keeps what each round brings, until it is stopped', async () => {
  const clock = new FakeClock();
  const history = new LoadHistory(clock);
  let waiting = 0;
  const collector = createMetricsCollector({
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    source: {
      listClusters: async () => [],
      fetch: async () => {
        waiting += 3;
        return new Response(
          `vllm:num_requests_waiting ${waiting}\nvllm:kv_cache_usage_perc 0.25\n`,
        );
      },
    },
  });
  collector.setTargets('eu', [
    {
      cluster: 'eu',
      role: 'server',
      namespace: 'llm',
      pod: 'one',
      port: 8000,
      path: '/metrics',
      engine: 'vllm',
      pools: ['llm/chat'],
    },
  ]);
  const stop = recordRounds(collector, history);
  const { signal } = new AbortController();
  await collector.collect('eu', signal);
  clock.advance(15_000);
  await collector.collect('eu', signal);
  stop();
  clock.advance(15_000);
  await collector.collect('eu', signal);
  const series = readMemory(history, clock.now(), {
    pool: { cluster: 'eu', namespace: 'llm', name: 'chat' },
    resolution: FINE,
    signals: ['queueDepth'],
    rangeMs: 30_000,
    endpoints: true,
  });
  expect(
    series.map(({ endpoint, points }) => [
      endpoint,
      points.map(([, value]) => value),
    ]),
  ).toEqual([
    [undefined, [3, 6, null]],
    ['one', [3, 6, null]],
  ]);
});
