// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { sumSamples } from '../../metrics/samples/sumSamples';
import {
  GIE_IMAGE,
  SAMPLE_MODEL,
  sampleGateway,
  samplePod,
  samplePool,
  sampleRoute,
} from '../samples/createSampleCluster';
import { openSampleGateway, readPage } from '../samples/openSampleGateway';
import { MODEL, POOL, PROXY, ROUTE, WORLD } from '../samples/sampleWorld';
import type { ModelTraffic } from '../TrafficScenario';

const HELLO = { role: 'user', content: 'Where does this request end up?' };
const BODY = { model: MODEL, messages: [HELLO], max_tokens: 12 };

let open: Awaited<ReturnType<typeof openSampleGateway>> | undefined;
const start = async (objects: KubernetesObject[], models?: ModelTraffic[]) => {
  open = await openSampleGateway(objects, models);
  return open;
};
afterEach(() => open?.close());

describe('an OpenAI client at the gateway', () => {
  it('gets an answer in one piece, and the name of the pod it came from', async () => {
    const { chat, cluster } = await start(WORLD);
    const { status, headers, text } = await chat(BODY);
    const answer = JSON.parse(text);
    expect(status).toBe(200);
    expect(headers.get('x-inference-pod')).toMatch(/^qwen-[01]$/);
    expect(answer).toMatchObject({
      object: 'chat.completion',
      model: MODEL,
      choices: [{ finish_reason: 'length', message: { role: 'assistant' } }],
      usage: { completion_tokens: 12, prompt_tokens: 10, total_tokens: 22 },
    });
    const page = await readPage(cluster, PROXY, 15020);
    expect(
      sumSamples(page, 'agentgateway_requests_total', {
        backend: 'qwen.chat.inference.cluster.local:8000',
        status: '200',
        reason: 'Upstream',
        route: 'chat/qwen',
      }),
    ).toBe(1);
  });

  it('gets a stream of events with usage at the end', async () => {
    const { chat } = await start(WORLD);
    const { headers, text } = await chat({
      ...BODY,
      stream: true,
      stream_options: { include_usage: true },
    });
    const events = text.trim().split('\n\n');
    expect(headers.get('content-type')).toContain('text/event-stream');
    expect(events.at(-1)).toBe('data: [DONE]');
    const chunks = events.slice(0, -1).map(one => JSON.parse(one.slice(6)));
    expect(chunks).toHaveLength(14);
    expect(chunks[0].choices[0].delta).toMatchObject({ role: 'assistant' });
    expect(chunks[12].choices[0].finish_reason).toBe('length');
    expect(chunks[13]).toMatchObject({
      choices: [],
      usage: { completion_tokens: 12 },
    });
  });

  it('reads the models of a server', async () => {
    const { ask } = await start([
      ...sampleGateway(),
      ...samplePool({ ...POOL, args: ['--lora-modules=tickets=/l'] }),
      sampleRoute({ ...ROUTE, rules: [{ backends: [{ name: 'qwen' }] }] }),
    ]);
    const { status, text } = await ask('/v1/models');
    expect(status).toBe(200);
    expect(JSON.parse(text).data.map(({ id }: { id: string }) => id)).toEqual([
      MODEL,
      'tickets',
    ]);
  });

  it('reaches an adapter by the alias map, and no other name', async () => {
    const cel = `{"${MODEL}": "${MODEL}", "tickets": "${MODEL}"}[string(json(request.body).model)]`;
    const { chat } = await start([
      ...sampleGateway({ cel }),
      ...samplePool({ ...POOL, args: ['--lora-modules=tickets=/l'] }),
      sampleRoute(ROUTE),
    ]);
    expect(await chat({ ...BODY, model: 'tickets' })).toMatchObject({
      status: 200,
    });
    expect(await chat({ ...BODY, model: 'other' })).toMatchObject({
      status: 404,
      text: 'route not found',
    });
  });

  it('can’t set the header itself where the expression fails', async () => {
    const { chat } = await start(WORLD);
    const forged = { 'x-gateway-base-model-name': MODEL };
    expect(await chat('no json', forged)).toMatchObject({ status: 404 });
  });

  it('isn’t routed by a body above the buffer’s limit', async () => {
    const { chat } = await start([
      ...sampleGateway({ maxBufferSize: '1Ki' }),
      ...samplePool(POOL),
      sampleRoute(ROUTE),
    ]);
    const long = { ...HELLO, content: 'x'.repeat(2000) };
    expect(await chat(BODY)).toMatchObject({ status: 200 });
    expect(await chat({ ...BODY, messages: [long] })).toMatchObject({
      status: 404,
    });
  });

  it.each<[string, number, string, KubernetesObject[]]>([
    [
      'a pool that isn’t there',
      500,
      'Internal',
      [sampleRoute({ ...ROUTE, rules: [{ backends: [{ name: 'gone' }] }] })],
    ],
    [
      'a reference that was refused',
      500,
      'Internal',
      [
        sampleRoute({
          namespace: 'search',
          name: 'r',
          unresolved: 'RefNotPermitted',
          rules: [{ backends: [{ name: 'qwen', namespace: 'chat' }] }],
        }),
      ],
    ],
    [
      'weights that are all 0',
      500,
      'Internal',
      [
        sampleRoute({
          ...ROUTE,
          rules: [{ backends: [{ name: 'qwen', weight: 0 }] }],
        }),
      ],
    ],
    [
      'a kind nobody serves',
      500,
      'Internal',
      [
        sampleRoute({
          ...ROUTE,
          rules: [{ backends: [{ name: 'qwen', kind: 'Secret', group: '' }] }],
        }),
      ],
    ],
    [
      'a pool without endpoints',
      503,
      'DirectResponse',
      [
        ...samplePool({ ...POOL, name: 'empty', endpoints: 0 }),
        sampleRoute({ ...ROUTE, rules: [{ backends: [{ name: 'empty' }] }] }),
      ],
    ],
    [
      'a picker that isn’t ready',
      500,
      'ExtProc',
      [
        samplePod('chat', 'qwen-epp-0', {
          labels: { app: 'qwen-epp' },
          image: GIE_IMAGE,
          ready: false,
        }),
        sampleRoute(ROUTE),
      ],
    ],
    [
      'a route that isn’t accepted',
      404,
      'NotFound',
      [sampleRoute({ ...ROUTE, accepted: false })],
    ],
    [
      'an answer that takes too long',
      504,
      'Timeout',
      [
        sampleRoute({
          ...ROUTE,
          rules: [
            { backends: [{ name: 'qwen' }], timeouts: { request: '100ms' } },
          ],
        }),
      ],
    ],
  ])('is told of %s', async (_, status, reason, objects) => {
    const { chat, cluster } = await start([
      ...sampleGateway(),
      ...samplePool(POOL),
      ...objects,
    ]);
    expect(await chat(BODY)).toMatchObject({ status });
    const page = await readPage(cluster, PROXY, 15020);
    const labels = { status: String(status), reason };
    expect(sumSamples(page, 'agentgateway_requests_total', labels)).toBe(1);
  });

  it('gets vLLM’s own words about a model it doesn’t serve', async () => {
    const { chat } = await start([
      ...sampleGateway(),
      ...samplePool(POOL),
      sampleRoute({ ...ROUTE, rules: [{ backends: [{ name: 'qwen' }] }] }),
    ]);
    const { status, text } = await chat({ ...BODY, model: 'gpt-9' });
    expect(status).toBe(404);
    expect(JSON.parse(text)).toEqual({
      error: {
        message: 'The model `gpt-9` does not exist.',
        type: 'NotFoundError',
        param: 'model',
        code: 404,
      },
    });
  });

  it('finds nobody where no proxy is ready', async () => {
    const { chat } = await start([
      ...sampleGateway().slice(0, 2),
      ...samplePool(POOL),
      sampleRoute(ROUTE),
    ]);
    await expect(chat(BODY)).rejects.toThrow('fetch failed');
  });

  it('gets nothing from endpoints whose metrics can’t be read', async () => {
    const { chat, cluster, clock } = await start(WORLD);
    cluster.knobs.metricsPages.set('chat/qwen-0', 'hang');
    cluster.knobs.metricsPages.set('chat/qwen-1', 'error-500');
    clock.advance(1500);
    expect(await chat(BODY)).toMatchObject({ status: 200 });
    clock.advance(1000);
    expect(await chat(BODY)).toMatchObject({ status: 503 });
  });

  it('is turned away when it can wait and the pool can’t take more', async () => {
    const objective: KubernetesObject = {
      apiVersion: 'llm-d.ai/v1alpha2',
      kind: 'InferenceObjective',
      metadata: { namespace: 'chat', name: 'batch' },
      spec: { priority: -1, poolRef: { name: 'qwen' } },
    };
    const crd: KubernetesObject = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'inferenceobjectives.llm-d.ai' },
    };
    const busy: ModelTraffic = {
      ...SAMPLE_MODEL,
      requestsPerSecond: { low: 60, high: 60, peakHour: 0 },
    };
    const { chat, cluster, clock } = await start(
      [...WORLD, crd, objective],
      [busy],
    );
    const batch = { 'x-llm-d-inference-objective': 'batch' };
    expect(await chat(BODY, batch)).toMatchObject({ status: 200 });
    clock.advance(20_000);
    const refused = await chat(BODY, batch);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-llm-d-request-dropped-reason')).toBe(
      'rejected-saturated',
    );
    const page = await readPage(cluster, 'chat/qwen-epp-0', 9090);
    const labels = { error_code: 'ResourceExhausted', priority: '-1' };
    expect(sumSamples(page, 'llm_d_epp_request_error_total', labels)).toBe(1);
  });
});
