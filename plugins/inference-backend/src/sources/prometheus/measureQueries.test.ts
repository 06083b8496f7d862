// SPDX-License-Identifier: Apache-2.0
import { parser } from '@prometheus-io/lezer-promql';
import {
  findEngine,
  GATEWAY_ENGINES,
  PICKER_ENGINE,
  SERVER_ENGINES,
} from '../../core/signals/engineTable';
import {
  measureExpressions,
  measureQueries,
  MeasureScope,
} from './measureQueries';

const scope: MeasureScope = {
  matchers: {
    cluster: 'prod "eu"',
    namespace: ['chat', 'search.1'],
    pod: { regex: 'qwen-[a-z0-9]+' },
  },
  labels: { namespace: 'namespace', pod: 'pod' },
  rateWindowMs: 120_000,
  by: 'pod',
};

const ENGINES = [
  PICKER_ENGINE,
  ...[...SERVER_ENGINES, ...GATEWAY_ENGINES].map(({ engine }) => engine),
];

function profileOf(engine: string) {
  const profile = findEngine(engine);
  if (!profile) {
    throw new Error(`no engine ${engine}`);
  }
  return profile;
}

/** What PromQL's own grammar, as Prometheus' UI uses it, can't read. */
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

it('knows a query that is none', () => {
  expect(syntaxErrors('sum by (pod (x)')).not.toEqual([]);
});

describe.each(['pod', 'all'] as const)('by %s', by => {
  it.each(ENGINES)('asks PromQL for all measures: %s', engine => {
    const profile = profileOf(engine);
    const queries = measureQueries(profile, { ...scope, by });
    expect(queries.flatMap(syntaxErrors)).toEqual([]);
    const names = profile.measures
      .filter(({ measure, partOf }) => measure !== 'processStart' && !partOf)
      .flatMap(({ families }) => families.map(({ family }) => family));
    const text = queries.join();
    expect(names.filter(name => !text.includes(name))).toEqual([]);
  });
});

it('keeps queries short enough for a URL', () => {
  const lengths = ENGINES.flatMap(engine =>
    measureQueries(profileOf(engine), scope),
  ).map(query => new URLSearchParams({ query }).toString().length);
  expect(Math.max(...lengths)).toBeLessThan(6100);
});

const selected = (name: string) =>
  `${name}{cluster="prod \\"eu\\"",namespace=~"chat|search\\\\.1",pod=~"qwen-[a-z0-9]+"}`;

function expressionOf(engine: string, measure: string, by: 'pod' | 'all') {
  const { value, histogram } = measureExpressions(profileOf(engine), {
    ...scope,
    by,
  });
  return [...value, ...histogram].find(it =>
    it.includes(`"portal_measure","${measure}"`),
  );
}

it.each([
  [
    'the newest name that a pod has',
    expressionOf('vllm', 'kvCacheRatio', 'pod'),
    `label_replace(avg by (namespace,pod) (${selected(
      'vllm:kv_cache_usage_perc',
    )}) or avg by (namespace,pod) (${selected(
      'vllm:gpu_cache_usage_perc',
    )}) unless on (namespace,pod) ${selected(
      'vllm:kv_cache_usage_perc',
    )},"portal_measure","kvCacheRatio","","")`,
  ],
  [
    'rates of counters, of all pods as one',
    expressionOf('vllm', 'generationTokens', 'all'),
    `label_replace(sum (sum by (namespace,pod) (rate(${selected(
      'vllm:generation_tokens_total',
    )}[120s]))),"portal_measure","generationTokens","","")`,
  ],
  [
    'histograms by bucket',
    expressionOf('vllm', 'ttft', 'all'),
    `label_replace(sum by (le) (sum by (namespace,pod,le) (rate(${selected(
      'vllm:time_to_first_token_seconds_bucket',
    )}[120s]))),"portal_measure","ttft","","")`,
  ],
  [
    'what the replicas of a picker all see, once',
    expressionOf('epp', 'averageRunningRequests', 'all')?.slice(0, 69),
    'label_replace(max by (portal_pool) (max by (namespace,pod,portal_pool',
  ],
])('asks for %s', (_, expression, expected) => {
  expect(expression).toBe(expected);
});
