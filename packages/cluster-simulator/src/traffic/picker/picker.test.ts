// SPDX-License-Identifier: Apache-2.0
import { sumSamples } from '../../metrics/samples/sumSamples';
import { createTraffic } from '../createTraffic';
import {
  createSampleCluster,
  GIE_IMAGE,
  SAMPLE_MODEL,
  sampleGateway,
  samplePool,
  sampleRoute,
} from '../samples/createSampleCluster';
import { readPage } from '../samples/openSampleGateway';
import { POOL, ROUTE } from '../samples/sampleWorld';
import type { ObservedEndpoint } from './Endpoint';
import { findPickerGeneration } from './pickerGenerations';
import { PrefixIndex } from './PrefixIndex';
import { measureSaturation, scoreEndpoints } from './scoreEndpoints';

const observe = (
  name: string,
  load: Partial<ObservedEndpoint> = {},
): ObservedEndpoint => ({
  endpoint: {
    namespace: 'n',
    pod: name,
    port: 8000,
    name,
    readable: () => true,
  },
  readAt: 0,
  queueSize: 0,
  runningRequests: 0,
  kvCacheRatio: 0,
  adapters: { running: [], waiting: [] },
  ...load,
});

describe('scoreEndpoints', () => {
  const weights = { queue: 2, kvCache: 2, prefix: 3, adapter: 1 };
  const best = (
    endpoints: ObservedEndpoint[],
    prefixes: Record<string, number> = {},
  ) =>
    scoreEndpoints(
      endpoints,
      { model: 'm', prefixMatch: name => prefixes[name] ?? 0 },
      weights,
    ).sort((a, b) => b.score - a.score)[0].observed.endpoint.name;

  it('prefers the shorter queue, the emptier cache and the known prefix', () => {
    const queue = [
      observe('a', { queueSize: 3 }),
      observe('b', { queueSize: 1 }),
    ];
    const cache = [
      observe('a', { kvCacheRatio: 0.7 }),
      observe('b', { kvCacheRatio: 0.2 }),
    ];
    expect(best(queue)).toBe('b');
    expect(best(cache)).toBe('b');
    expect(best(cache, { a: 0.9 })).toBe('a');
  });
});

describe('measureSaturation', () => {
  it.each<[ObservedEndpoint[], number]>([
    [[], 1],
    [[observe('a')], 0],
    [[observe('a', { queueSize: 5 }), observe('b')], 0.5],
    [[observe('a', { kvCacheRatio: 0.8 })], 1],
    [[observe('a', { queueSize: 10, kvCacheRatio: 0.4 })], 2],
  ])('case %#', (endpoints, saturation) => {
    expect(measureSaturation(endpoints)).toBeCloseTo(saturation);
  });
});

describe('PrefixIndex', () => {
  it('matches from the start on, per endpoint', () => {
    const index = new PrefixIndex();
    index.remember('a', [1, 2, 3, 4]);
    expect(index.match('a', [1, 2, 9, 4])).toBe(0.5);
    expect(index.match('b', [1, 2])).toBe(0);
    expect(index.match('a', [])).toBe(0);
    expect(index.size).toBe(4);
  });

  it('forgets the longest unused, and endpoints that are gone', () => {
    const index = new PrefixIndex();
    index.remember('a', [1]);
    for (let start = 10; start < 10_000; start += 100) {
      index.remember(
        'a',
        Array.from({ length: 100 }, (_, offset) => start + offset),
      );
    }
    expect(index.size).toBe(4096);
    expect(index.match('a', [1])).toBe(0);
    index.forgetAllBut(new Set(['b']));
    expect(index.size).toBe(0);
  });
});

it.each([
  ['ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0', 'llm-d.ai'],
  [GIE_IMAGE, 'inference.networking.x-k8s.io'],
  ['vllm/vllm-openai:v0.26.0', undefined],
])('knows the generation of %s', (image, group) => {
  expect(findPickerGeneration(image)?.objectiveGroup).toBe(group);
});

it('refreshes a pool’s gauges every five seconds, per endpoint and on average', async () => {
  const { cluster, clock } = createSampleCluster([
    ...sampleGateway(),
    ...samplePool({ ...POOL, pickerImage: GIE_IMAGE }),
    sampleRoute(ROUTE),
  ]);
  const traffic = createTraffic({ cluster, models: [SAMPLE_MODEL] });
  const page = () => readPage(cluster, 'chat/qwen-epp-0', 9090);
  clock.advance(4900);
  expect(await page()).not.toContain('inference_pool_ready_pods');
  clock.advance(200);
  const first = await page();
  expect(sumSamples(first, 'inference_pool_ready_pods')).toBe(2);
  expect(first).toContain('model_server_pod="qwen-1-rank-0",name="qwen"');
  const running = sumSamples(first, 'inference_pool_average_running_requests');
  expect(running).toBeGreaterThan(0);
  clock.advance(4000);
  expect(
    sumSamples(await page(), 'inference_pool_average_running_requests'),
  ).toBe(running);
  traffic.stop();
});
