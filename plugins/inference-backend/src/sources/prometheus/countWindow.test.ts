// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { parser } from '@prometheus-io/lezer-promql';
import { ScrapeTarget } from '../../core/ports';
import { countPages } from '../../core/rollout/countPages';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { countingScopes } from './countWindow';
import { measureQueries } from './measureQueries';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusCollector } from './PrometheusCollector';
import { PrometheusOptions } from './PrometheusOptions';
import { ScriptedApi, ScriptedSeries } from './testing/ScriptedApi';
import { LargeAnswers } from './LargeAnswers';

const SIX_HOURS_MS = 6 * 3_600_000;
const OPTIONS: PrometheusOptions = {
  access: { kind: 'url', url: 'http://thanos.example:9090', headers: {} },
  clusterLabel: { cluster: 'prod-eu' },
  labels: { namespace: 'namespace', pod: 'pod' },
  rateWindowMs: 120_000,
  timeoutMs: 5000,
};
const target = (
  pod: string,
  pool: string,
  more: Partial<ScrapeTarget> = {},
): ScrapeTarget => ({
  cluster: 'eu',
  role: 'server',
  namespace: 'llm',
  pod,
  port: 8000,
  path: '/metrics',
  engine: 'vllm',
  pools: [pool],
  ...more,
});
const TARGETS = [
  target('stable-7c9d4f5b6-x2x4q', 'llm/stable'),
  target('canary-5b8f9c6d7-b7k2m', 'llm/canary'),
  target('other-5b8f9c6d7-z9z9z', 'llm/other'),
  target('epp-1', 'llm/canary', { role: 'picker', engine: 'epp' }),
];

function syntaxErrors(query: string): string[] {
  const errors: string[] = [];
  parser.parse(query).iterate({
    enter: node => {
      if (node.type.isError) {
        errors.push(query.slice(Math.max(0, node.from - 40), node.to + 40));
      }
    },
  });
  return errors;
}

it('asks PromQL for what grew in the whole window, of these pods and who was in their place', () => {
  const scopes = countingScopes(TARGETS.slice(0, 2), {
    ...OPTIONS,
    rateWindowMs: SIX_HOURS_MS,
  });
  const queries = scopes.flatMap(({ profile, scope }) =>
    measureQueries(profile, scope),
  );
  const text = queries.join('\n');

  expect(queries.flatMap(syntaxErrors)).toEqual([]);
  expect(new Set(text.match(/\[\d+s\]/g))).toEqual(new Set(['[21600s]']));
  expect(text).toContain(
    'pod=~"canary-[a-z0-9]+-[a-z0-9]{5}|stable-[a-z0-9]+-[a-z0-9]{5}"',
  );
  for (const measure of ['requests', 'ttft', 'itl', 'itlTotal', 'prefixHits']) {
    expect(text).toContain(`"portal_measure","${measure}"`);
  }
  expect(text).toContain('vllm:inter_token_latency_seconds_sum');
  expect(text).not.toContain('queueDepth');
});

function setUp(series: ScriptedSeries[]) {
  const clock = new FakeClock();
  const api = new ScriptedApi(() => clock.now());
  api.series = series;
  const collector = new PrometheusCollector({
    cluster: 'eu',
    client: new PrometheusClient({
      transport: api,
      clock,
      timeoutMs: 5000,
      largeAnswers: new LargeAnswers(clock),
    }),
    options: OPTIONS,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    intervalMs: 15_000,
  });
  collector.setTargets('eu', TARGETS);
  const count = () =>
    collector.count(
      { pools: ['llm/stable', 'llm/canary'], gateways: [] },
      600_000,
      new AbortController().signal,
    );
  return { api, collector, count };
}

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

it('counts each pool, with pods that were replaced meanwhile', async () => {
  // Per second, over ten minutes.
  const { count, collector } = setUp([
    of('stable-7c9d4f5b6-x2x4q', 'requests', 2),
    of('stable-7c9d4f5b6-x2x4q', 'requestErrors', 0.05),
    of('canary-5b8f9c6d7-b7k2m', 'requests', 0.5),
    of('canary-6d5c4b3f2-g0n3x', 'requests', 0.25),
    of('canary-6d5c4b3f2-g0n3x', 'requestErrors', 0.1),
    of('canary-5b8f9c6d7-b7k2m', 'ttft', 0.2, { le: '0.1' }),
    of('canary-5b8f9c6d7-b7k2m', 'ttft', 0.5, { le: '+Inf' }),
    of('canary-5b8f9c6d7-b7k2m', 'ttftTotal', 45),
  ]);
  const pages = (await count()) ?? [];
  const pools = ['llm/stable', 'llm/canary'];

  expect(collector.via).toBe('Prometheus thanos.example:9090');
  expect(countPages(pages, [], pools)).toEqual({
    'llm/stable': { server: { requests: 1200, errors: 30 } },
    'llm/canary': {
      server: {
        requests: 450,
        errors: 60,
        ttft: { boundsMs: [100], counts: [120, 180], sumMs: 27_000 },
      },
    },
  });
});

it('says nothing where a query is not answered', async () => {
  const { api, count } = setUp([of('stable-7c9d4f5b6-x2x4q', 'requests', 2)]);
  api.answer = query =>
    query.includes('_bucket') ? { status: 503, body: '' } : undefined;

  expect(await count()).toBeUndefined();
});

it('does not count what it extrapolates to no number', async () => {
  const { count } = setUp([of('stable-7c9d4f5b6-x2x4q', 'requests', NaN)]);
  const counts = countPages((await count()) ?? [], [], ['llm/stable']);

  expect(counts['llm/stable'].server ?? {}).not.toHaveProperty('requests');
});
