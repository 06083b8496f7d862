// SPDX-License-Identifier: Apache-2.0
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { AgentgatewayMetrics } from './agentgateway';
import { GieMetrics } from './gieEpp';
import { LlmDRouterMetrics } from './llmDRouter';
import type { PickerMetrics } from './PickerMetrics';
import {
  readFamilies,
  readSampleFamilies,
  readSamples,
} from './samples/parsePage';
import { VllmMetrics } from './vllm';

const STARTED = Date.UTC(2026, 8, 15, 9);
const NOW = STARTED + 754_000;

function createVllm() {
  const metrics = new VllmMetrics({
    model: 'meta-llama/Llama-3.1-8B-Instruct',
    startedAt: STARTED,
    blockSize: 16,
    blocks: 1300,
    maxModelLength: 131_072,
    maxLoras: 4,
  });
  metrics.iteration({ prompt: 640, generated: 9 });
  metrics.interToken(31, 8);
  metrics.prefixLookup({ queried: 640, hit: 320 });
  metrics.prefilled({ prompt: 640, cached: 320 }, 118);
  metrics.finished({
    reason: 'length',
    promptTokens: 640,
    computedPromptTokens: 320,
    outputTokens: 200,
    maxTokens: 200,
    queuedMs: 3,
    prefillMs: 115,
    decodeMs: 5900,
    endToEndMs: 6018,
  });
  metrics.adapters(['support-tickets'], [], NOW);
  metrics.answered({
    handler: '/v1/chat/completions',
    method: 'POST',
    status: 200,
    durationMs: 6018,
  });
  return metrics.page(
    { running: 8, waiting: 3, deferred: 1, kvCacheRatio: 0.37 },
    NOW,
  );
}

const REQUEST = {
  modelName: 'food-review',
  targetModelName: 'food-review-1',
  fairnessId: 'default-flow',
  priority: 10,
};

function use(metrics: PickerMetrics): string {
  metrics.received(REQUEST, 731);
  const plugin = { type: 'queue-scorer', name: 'queue-scorer', seconds: 2e-6 };
  metrics.scheduled(
    REQUEST,
    { pod: 'llama-0', namespace: 'support', port: 8000 },
    [{ extensionPoint: 'Scorer', ...plugin }],
  );
  metrics.prefixLookup({ hitRatio: 0.4, hitBytes: 960, size: 57 });
  metrics.running(REQUEST, 1);
  metrics.firstByte(REQUEST, 0.13, true);
  metrics.interToken(REQUEST, 0.031);
  metrics.finished(REQUEST, {
    durationSeconds: 4.2,
    responseBytes: 29_000,
    streaming: true,
    usage: { promptTokens: 171, outputTokens: 120 },
    decodeSeconds: 4,
  });
  metrics.failed(REQUEST, 'ResourceExhausted');
  metrics.pool('llama-support', {
    readyEndpoints: 3,
    averages: { kvCacheRatio: 0.31, queueSize: 1.5, runningRequests: 6 },
    deviations: { kvCacheRatio: 0.02, queueSize: 0.5, runningRequests: 2 },
    queues: [{ endpoint: 'llama-0-rank-0', queueSize: 2 }],
  });
  return metrics.page(NOW);
}

function createGatewayPage() {
  const metrics = new AgentgatewayMetrics();
  const gateway = {
    bind: '80/inference-system/inference-gateway',
    gateway: 'inference-system/inference-gateway',
  };
  metrics.accepted({ ...gateway, listener: 'http' });
  metrics.answered({
    ...gateway,
    backend: 'llama-support.support.inference.cluster.local:8000',
    method: 'POST',
    status: 200,
    reason: 'Upstream',
    listener: 'http',
    route: 'support/llama-support',
    durationSeconds: 4.3,
    responseBytes: 29_000,
  });
  return metrics.page();
}

const PAGES = [
  { file: 'vllm-v1.json', page: createVllm(), help: false },
  {
    file: 'llm-d-router-0.10.json',
    page: use(new LlmDRouterMetrics(STARTED)),
    help: true,
  },
  { file: 'gie-1.5.json', page: use(new GieMetrics(STARTED)), help: true },
  { file: 'agentgateway-1.4.json', page: createGatewayPage(), help: false },
];

describe.each(PAGES)('the page of $file', ({ file, page, help }) => {
  it('has the real families, with their types, labels and buckets', () => {
    const shown = readFamilies(page);
    for (const expected of readSampleFamilies(file)) {
      const {
        name,
        type,
        labels,
        bounds,
        help: text,
      } = shown.get(expected.name) ?? {
        name: `nothing called ${expected.name}`,
      };
      expect({
        name,
        type,
        labels,
        bounds,
        help: help ? text : undefined,
      }).toEqual({ bounds: undefined, help: undefined, ...expected });
    }
  });

  it('has cumulative buckets that end at the count', () => {
    const samples = readSamples(page);
    const key = (labels: Record<string, string>) =>
      JSON.stringify(
        Object.entries(labels)
          .filter(([name]) => name !== 'le')
          .sort(),
      );
    const last = new Map<string, number>();
    for (const { name, labels, value } of samples) {
      if (!name.endsWith('_bucket')) continue;
      const series = `${name.slice(0, -7)}${key(labels)}`;
      expect(value).toBeGreaterThanOrEqual(last.get(series) ?? 0);
      last.set(series, value);
    }
    expect(last.size).toBeGreaterThan(0);
    const counts = samples
      .filter(({ name }) => name.endsWith('_count'))
      .map(({ name, labels, value }) => ({
        value,
        total: last.get(`${name.slice(0, -6)}${key(labels)}`) ?? value,
      }));
    expect(counts.map(({ total }) => total)).toEqual(
      counts.map(({ value }) => value),
    );
  });
});

it.each(PAGES.slice(0, 3))(
  '$file can be read by another parser',
  ({ page }) => {
    const parsed = parsePrometheusTextFormat(page);
    const names = [...readFamilies(page).keys()];
    expect(parsed.map(({ name }) => name).sort()).toEqual(names.sort());
  },
);

it('ends an OpenMetrics page with EOF and counts under _total', () => {
  const page = createGatewayPage();
  expect(page.endsWith('\n# EOF\n')).toBe(true);
  expect(page).toContain('# TYPE agentgateway_requests counter\n');
  expect(page).toMatch(
    /^agentgateway_requests_total\{backend="llama-support\.support\.inference\.cluster\.local:8000",.*route="support\/llama-support".*\} 1$/m,
  );
});

it('writes llm-d-router metrics under old and new names alike', () => {
  const samples = readSamples(use(new LlmDRouterMetrics(STARTED)));
  const value = (name: string) =>
    samples.find(sample => sample.name === name)?.value;
  expect(value('inference_pool_average_queue_size')).toBe(1.5);
  expect(value('llm_d_epp_average_queue_size')).toBe(1.5);
  expect(value('llm_d_epp_std_dev_queue_size')).toBe(0.5);
  expect(value('llm_d_epp_request_error_total')).toBe(1);
  expect(value('inference_objective_request_error_total')).toBe(1);
});

it('keeps a pool’s averages while no endpoint is fresh', () => {
  const metrics = new GieMetrics(STARTED);
  use(metrics);
  metrics.pool('llama-support', { readyEndpoints: 0, queues: [] });
  const page = metrics.page(NOW);
  expect(page).toContain('inference_pool_ready_pods{name="llama-support"} 0\n');
  expect(page).toContain(
    'inference_pool_average_kv_cache_utilization{name="llama-support"} 0.31\n',
  );
  expect(page).not.toContain('inference_pool_per_pod_queue_size{');
});

it('escapes what clients put into label values', () => {
  const metrics = new GieMetrics(STARTED);
  metrics.received({ ...REQUEST, modelName: 'a"b\\c\nd' }, 9);
  expect(metrics.page(NOW)).toContain('model_name="a\\"b\\\\c\\nd"');
});
