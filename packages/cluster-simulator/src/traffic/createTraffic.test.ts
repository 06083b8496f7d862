// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../cluster/KubernetesObject';
import { PODS } from '../cluster/resourceKeys';
import { readSamples } from '../metrics/samples/parsePage';
import { sumSamples } from '../metrics/samples/sumSamples';
import { createTraffic } from './createTraffic';
import {
  createSampleCluster,
  modelHeader,
  SAMPLE_MODEL,
  sampleGateway,
  samplePool,
  sampleRoute,
} from './samples/createSampleCluster';
import { openSampleGateway, readPage } from './samples/openSampleGateway';
import { MODEL, POOL, PROXY, ROUTE, WORLD } from './samples/sampleWorld';
import type { ModelTraffic } from './TrafficScenario';

const HALF_RATE = { low: 6, high: 6, peakHour: 0 };
const SHORT_ANSWERS: ModelTraffic = {
  ...SAMPLE_MODEL,
  requestsPerSecond: { low: 40, high: 40, peakHour: 0 },
  promptTokens: { mean: 90, deviation: 30, max: 200 },
  outputTokens: { mean: 6, deviation: 3, max: 20 },
  prefixes: { count: 0, tokens: 0, ratio: 0 },
  abortRatio: 0,
};

describe('synthetic load', () => {
  const run = (
    objects: KubernetesObject[],
    models: ModelTraffic[],
    seed: string,
  ) => {
    const sample = createSampleCluster(objects, seed);
    const traffic = createTraffic({ cluster: sample.cluster, models });
    return { ...sample, traffic };
  };
  const pages = async (seed: string) => {
    const { cluster, clock, traffic } = run(WORLD, [SAMPLE_MODEL], seed);
    clock.advance(30_000);
    const texts = await Promise.all(
      [
        ['chat/qwen-0', 8000],
        ['chat/qwen-epp-0', 9090],
        [PROXY, 15020],
      ].map(([pod, port]) => readPage(cluster, String(pod), Number(port))),
    );
    traffic.stop();
    return texts;
  };

  it('is the same for the same seed, and another for another', async () => {
    const first = await pages('one');
    expect(await pages('one')).toEqual(first);
    expect((await pages('two'))[0]).not.toEqual(first[0]);
  });

  it('follows the weights of a split', async () => {
    const { cluster, clock, traffic } = run(
      [
        ...sampleGateway(),
        ...samplePool({ ...POOL, name: 'v1', endpoints: 8 }),
        ...samplePool({ ...POOL, name: 'v2', endpoints: 2 }),
        sampleRoute({
          ...ROUTE,
          rules: [
            {
              backends: [
                { name: 'v1', weight: 90 },
                { name: 'v2', weight: 10 },
              ],
            },
          ],
        }),
      ],
      [SHORT_ANSWERS],
      'split',
    );
    clock.advance(60_000);
    cluster.knobs.trafficFactor.set(MODEL, 0);
    clock.advance(10_000);
    const page = await readPage(cluster, PROXY, 15020);
    const to = (pool: string) =>
      sumSamples(page, 'agentgateway_requests_total', {
        backend: `${pool}.chat.inference.cluster.local:8000`,
      });
    const requests = to('v1') + to('v2');
    const deviation = Math.sqrt((0.9 * 0.1) / requests);
    expect(requests).toBeGreaterThan(2000);
    expect(Math.abs(to('v2') / requests - 0.1)).toBeLessThan(3 * deviation);
    // Each pool's own picker has chosen, for its own share.
    const picks = await Promise.all(
      ['v1', 'v2'].map(async pool =>
        sumSamples(
          await readPage(cluster, `chat/${pool}-epp-0`, 9090),
          'llm_d_epp_request_total',
        ),
      ),
    );
    expect(picks).toEqual([to('v1'), to('v2')]);
    traffic.stop();
  });

  it('begins with the first server of a model that comes from Git, and stays', async () => {
    const { cluster, clock, traffic } = run(
      [...sampleGateway(), sampleRoute(ROUTE)],
      [{ ...SHORT_ANSWERS, startsWithServer: true }],
      'late',
    );
    const requests = async () =>
      sumSamples(
        await readPage(cluster, PROXY, 15020),
        'agentgateway_requests_total',
      );
    clock.advance(20_000);
    expect(await requests()).toBe(0);
    const pool = samplePool({ ...POOL, endpoints: 2 });
    for (const object of pool) cluster.store.apply(object);
    clock.advance(20_000);
    const served = await requests();
    expect(served).toBeGreaterThan(500);
    for (const { metadata } of cluster.store.list(PODS)) {
      if (/^qwen-\d/.test(metadata.name)) {
        cluster.store.delete(PODS, metadata.namespace, metadata.name);
      }
    }
    clock.advance(20_000);
    expect(await requests()).toBeGreaterThan(served + 500);
    traffic.stop();
  });

  it('counts up and never down, and looks like a service that copes', async () => {
    const { cluster, clock, traffic } = run(
      [
        ...sampleGateway(),
        ...samplePool({ ...POOL, endpoints: 4 }),
        sampleRoute(ROUTE),
      ],
      [{ ...SAMPLE_MODEL, requestsPerSecond: HALF_RATE }],
      'calm',
    );
    let before = new Map<string, number>();
    for (let round = 0; round < 5; round++) {
      clock.advance(15_000);
      const page = await readPage(cluster, 'chat/qwen-3', 8000);
      const counters = new Map(
        readSamples(page ?? '')
          .filter(({ name }) => /_(total|count|sum|bucket)$/.test(name))
          .map(({ name, labels, value }) => [
            `${name}${JSON.stringify(labels)}`,
            value,
          ]),
      );
      for (const [series, value] of before) {
        expect(counters.get(series)).toBeGreaterThanOrEqual(value);
      }
      before = counters;
      expect(sumSamples(page, 'vllm:num_requests_waiting')).toBeLessThan(3);
      const used = sumSamples(page, 'vllm:kv_cache_usage_perc');
      expect(used).toBeGreaterThan(0.05);
      expect(used).toBeLessThan(0.7);
    }
    const page = await readPage(cluster, 'chat/qwen-3', 8000);
    const mean = (name: string) =>
      sumSamples(page, `${name}_sum`) / sumSamples(page, `${name}_count`);
    expect(mean('vllm:time_to_first_token_seconds')).toBeGreaterThan(0.03);
    expect(mean('vllm:time_to_first_token_seconds')).toBeLessThan(0.4);
    expect(mean('vllm:inter_token_latency_seconds')).toBeLessThan(0.05);
    traffic.stop();
  });

  it('piles up when there is more of it than servers can take', async () => {
    const { cluster, clock, traffic } = run(WORLD, [SAMPLE_MODEL], 'busy');
    cluster.knobs.trafficFactor.set(MODEL, 8);
    clock.advance(30_000);
    const page = await readPage(cluster, 'chat/qwen-0', 8000);
    expect(sumSamples(page, 'vllm:num_requests_waiting')).toBeGreaterThan(20);
    expect(sumSamples(page, 'vllm:kv_cache_usage_perc')).toBeGreaterThan(0.8);
    expect(sumSamples(page, 'vllm:kv_cache_usage_perc')).toBeLessThanOrEqual(1);
    traffic.stop();
  });

  it('fails and slows down as told', async () => {
    const { cluster, clock, traffic } = run(WORLD, [SAMPLE_MODEL], 'knobs');
    cluster.knobs.errorRatio.set('chat/qwen-0', 1);
    cluster.knobs.slowness.set('chat/qwen-1', 5);
    clock.advance(20_000);
    const failing = await readPage(cluster, 'chat/qwen-0', 8000);
    const errors = { finished_reason: 'error' };
    const stops = { finished_reason: 'stop' };
    expect(
      sumSamples(failing, 'vllm:request_success_total', errors),
    ).toBeGreaterThan(0);
    expect(sumSamples(failing, 'vllm:request_success_total', stops)).toBe(0);
    const slow = await readPage(cluster, 'chat/qwen-1', 8000);
    const interToken = 'vllm:inter_token_latency_seconds';
    expect(
      sumSamples(slow, `${interToken}_sum`) /
        sumSamples(slow, `${interToken}_count`),
    ).toBeGreaterThan(0.07);
    traffic.stop();
  });

  it('fails and slows down an adapter that is rolled out, and no other', async () => {
    const adapters = ['--lora-modules', 'v1=/v1', 'v2=/v2', '--max-loras', '2'];
    const gateway = await openSampleGateway([
      ...sampleGateway(),
      ...samplePool({ ...POOL, args: adapters }),
      sampleRoute({
        ...ROUTE,
        rules: [
          {
            matches: ['v1', 'v2'].map(name => modelHeader(name)),
            backends: [{ name: 'qwen' }],
          },
        ],
      }),
      {
        apiVersion: 'inference.networking.x-k8s.io/v1alpha2',
        kind: 'InferenceModelRewrite',
        metadata: { name: 'v1', namespace: 'chat' },
        spec: {
          poolRef: { name: 'qwen' },
          rules: [
            {
              matches: [{ model: { type: 'Exact', value: 'alias' } }],
              targets: [
                { modelRewrite: 'v1', weight: 1 },
                { modelRewrite: 'v2', weight: 1 },
              ],
            },
          ],
        },
      },
    ]);
    const { canaries } = gateway.cluster.knobs;
    const ask = async (model: string) => {
      const before = gateway.clock.now();
      const messages = [{ role: 'user', content: 'Hi' }];
      const answer = await gateway.chat({ model, messages, max_tokens: 60 });
      return { status: answer.status, ms: gateway.clock.now() - before };
    };
    canaries.errorRatio = 1;
    const failing = [await ask('v1'), await ask('v2')];
    canaries.errorRatio = 0;
    canaries.slowness = 8;
    const slow = [await ask('v1'), await ask('v2')];
    await gateway.close();
    expect(failing.map(({ status }) => status)).toEqual([200, 500]);
    expect(slow.map(({ status }) => status)).toEqual([200, 200]);
    expect(slow[1].ms).toBeGreaterThan(2 * slow[0].ms);
  });

  it('starts from zero with a restarted container, and ends with its pod', async () => {
    const { cluster, clock, put, traffic } = run(WORLD, [SAMPLE_MODEL], 'life');
    const tokens = async () =>
      sumSamples(
        await readPage(cluster, 'chat/qwen-0', 8000),
        'vllm:generation_tokens_total',
      );
    clock.advance(20_000);
    const before = await tokens();
    expect(before).toBeGreaterThan(0);
    const server = WORLD.find(({ metadata }) => metadata.name === 'qwen-0');
    if (!server) throw new Error('qwen-0 is missing');
    const containerStatuses = [{ name: 'main', restartCount: 1 }];
    const status = { conditions: [{ type: 'Ready', status: 'True' }] };
    put({ ...server, status: { ...status, containerStatuses } });
    expect(await tokens()).toBe(0);
    put({ ...server, status: {} });
    expect(await readPage(cluster, 'chat/qwen-0', 8000)).toBeUndefined();
    traffic.stop();
  });
});
