// SPDX-License-Identifier: Apache-2.0
import { endpointPicker } from './engines/endpointPicker';
import { GATEWAY_ENGINES, SERVER_ENGINES } from './engineTable';
import { Measure } from './EngineProfile';
import { Subject } from './Subject';
import { ResolvedPage } from './SignalReport';
import { readSample, resolvePage } from './testing/readSample';

const LLAMA = 'meta-llama/Llama-3.1-8B-Instruct';

const RULES = [endpointPicker, ...SERVER_ENGINES, ...GATEWAY_ENGINES].flatMap(
  ({ measures }) => measures,
);
const VALUE_MEASURES = [
  ...new Set(
    RULES.flatMap(rule =>
      rule.kind === 'value' && !rule.partOf ? rule.measure : [],
    ),
  ),
];
const HISTOGRAM_MEASURES = [
  ...new Set(
    RULES.flatMap(rule => (rule.kind === 'histogram' ? rule.measure : [])),
  ),
];

/** Values by measure; those that are kept apart as `subject: value`. */
function valuesOf({ reading }: ResolvedPage): Record<string, unknown> {
  return Object.fromEntries(
    VALUE_MEASURES.filter(measure => reading.has(measure)).map(measure => {
      const subjects = reading.subjects(measure);
      const nameOf = (subject: Subject) =>
        subject.endpoint ??
        (subject.target === undefined || subject.target === subject.model
          ? subject.model
          : `${subject.model} as ${subject.target}`) ??
        subject.pool ??
        subject.backend ??
        subject.route;
      const apart = subjects.filter(subject => nameOf(subject) !== undefined);
      return [
        measure,
        apart.length === 0
          ? reading.value(measure)
          : Object.fromEntries(
              apart.map(subject => [
                nameOf(subject),
                reading.value(measure, other => other === subject),
              ]),
            ),
      ];
    }),
  );
}

function countsOf({ reading }: ResolvedPage): Record<string, number[]> {
  return Object.fromEntries(
    HISTOGRAM_MEASURES.map((measure): [string, number[]] => [
      measure,
      reading
        .histograms(measure)
        .map(({ counts }) => counts[counts.length - 1]),
    ]).filter(([, counts]) => counts.length > 0),
  );
}

function measuresIn(page: ResolvedPage, state: string): Measure[] {
  return page.report.signals
    .filter(signal => signal.state === state)
    .map(({ measure }) => measure);
}

describe('model servers', () => {
  it.each([
    {
      engine: 'vllm',
      sample: 'llm-d-inference-sim-v0.9.2-busy.prom',
      generation: 'llm-d-inference-sim',
      models: [LLAMA],
      values: {
        queueDepth: 0,
        runningRequests: 6,
        kvCacheRatio: 0,
        requests: 4,
        promptTokens: 40,
        generationTokens: 83,
        prefixHits: 0,
        prefixQueries: 100,
      },
      counts: { ttft: [10], itl: [269], e2e: [4] },
    },
    {
      engine: 'vllm',
      sample: 'vllm-v1-8-engines.prom.gz',
      generation: 'vLLM V1',
      models: [LLAMA],
      values: {
        processStart: 123456,
        // 8 engines, each with 2 that wait, 3 that run, its cache at 0.42, and
        // 10 requests for each of 5 reasons to end.
        queueDepth: 16,
        runningRequests: 24,
        kvCacheRatio: 0.42,
        requests: 400,
        requestErrors: 80,
        promptTokens: 8000,
        generationTokens: 8000,
        prefixHits: 8000,
        prefixQueries: 8000,
        preemptions: 8000,
      },
      counts: { ttft: [800], itl: [800], e2e: [800] },
    },
    {
      engine: 'vllm',
      sample: 'vllm-v0.prom',
      generation: 'vLLM up to 0.10',
      models: ['facebook/opt-125m'],
      values: {
        queueDepth: 2,
        runningRequests: 7,
        kvCacheRatio: 0.61,
        requests: 42,
        prefixHits: 450,
        prefixQueries: 900,
      },
      counts: { itl: [300] },
    },
    {
      engine: 'sglang',
      sample: 'sglang-docs.prom',
      generation: 'SGLang, older names',
      models: [LLAMA],
      values: {
        queueDepth: 2826,
        runningRequests: 162,
        kvCacheRatio: 0.28,
        promptTokens: 8128902,
        generationTokens: 7557572,
        prefixHitRatio: 0.007507552643049313,
      },
      counts: { ttft: [11008], itl: [7400757], e2e: [11228] },
    },
    {
      engine: 'trtllm-serve',
      sample: 'trtllm-serve.prom',
      generation: 'TensorRT-LLM',
      models: ['Qwen/Qwen3-8B'],
      values: {
        queueDepth: 5,
        runningRequests: 12,
        kvCacheRatio: 0.37,
        requestSuccesses: 97,
        requestErrors: 3,
        promptTokens: 41000,
        generationTokens: 20500,
        prefixHits: 700,
        prefixMisses: 300,
      },
      counts: { ttft: [97] },
    },
    {
      engine: 'triton-tensorrt-llm',
      sample: 'triton-tensorrt-llm.prom',
      generation: 'Triton with TensorRT-LLM',
      models: ['ensemble', 'tensorrt_llm'],
      values: {
        queueDepth: 9,
        runningRequests: 14,
        kvCacheRatio: 0.58,
        requestSuccesses: 210,
        requestErrors: 6,
      },
      counts: {},
    },
    {
      engine: 'triton',
      sample: 'triton.prom',
      generation: 'Triton',
      models: ['mistral'],
      values: { queueDepth: 3, requestSuccesses: 57, requestErrors: 1 },
      counts: {},
    },
    {
      engine: 'llama.cpp',
      sample: 'llamacpp.prom',
      generation: 'llama.cpp',
      models: [],
      values: {
        queueDepth: 1,
        runningRequests: 1,
        promptTokens: 100,
        generationTokens: 100,
      },
      counts: {},
    },
  ])(
    'reads $sample',
    ({ engine, sample, generation, models, values, counts }) => {
      const page = resolvePage(engine, readSample(sample));
      expect(page.report.generation).toBe(generation);
      expect(page.served.models).toEqual(models);
      expect(valuesOf(page)).toEqual(values);
      expect(countsOf(page)).toEqual(counts);
    },
  );

  it.each([
    [
      'agentgateway',
      'agentgateway',
      [
        'agentgateway_requests_total{backend="chat.llm.inference.cluster.local:8000",status="200",gateway="infra/main",listener="http",route="llm/chat",route_rule="unknown"} 7',
        'agentgateway_requests_total{backend="chat.llm.inference.cluster.local:8000",status="503",gateway="infra/main",listener="http",route="llm/chat",route_rule="unknown"} 2',
        'agentgateway_requests_total{backend="unknown",status="404",gateway="infra/main",listener="http",route="unknown",route_rule="unknown"} 5',
        '# EOF',
      ],
      {
        routedRequests: {
          'chat.llm.inference.cluster.local:8000': 9,
          unknown: 5,
        },
        routedErrors: { 'chat.llm.inference.cluster.local:8000': 2 },
      },
    ],
  ])('reads what a gateway counts: %s', (engine, generation, lines, values) => {
    const page = resolvePage(engine, `${lines.join('\n')}\n`);
    expect(page.report.generation).toBe(generation);
    expect(valuesOf(page)).toEqual(values);
  });

  it.each([
    {
      engine: 'istio',
      sample: 'istio-gateway.prom',
      generation: 'Istio',
      values: {
        routedRequests: {
          'chat-v1-ip-1a2b3c4d.llm.svc.cluster.local': 905 + 6 + 14,
          'chat-v2-ip-5e6f7a8b.llm.svc.cluster.local': 98 + 3,
          unknown: 11,
        },
        routedErrors: {
          'chat-v1-ip-1a2b3c4d.llm.svc.cluster.local': 14,
          'chat-v2-ip-5e6f7a8b.llm.svc.cluster.local': 3,
        },
      },
    },
    {
      engine: 'envoy-gateway',
      sample: 'envoy-gateway.prom',
      generation: 'Envoy Gateway',
      values: {
        routedRequests: {
          'httproute/llm/chat-v1/rule/0': 731,
          'httproute/llm/chat-v2/rule/0': 82,
          prometheus_stats: 40,
        },
        routedErrors: {
          'httproute/llm/chat-v1/rule/0': 14,
          'httproute/llm/chat-v2/rule/0': 3,
        },
      },
    },
    {
      engine: 'envoy-ai-gateway',
      sample: 'envoy-ai-gateway.prom',
      generation: 'Envoy AI Gateway from 0.5',
      values: {
        routedRequests: { 'llm/chat-v1': 520 + 9, 'llm/chat-v2': 61 },
        routedErrors: { 'llm/chat-v1': 9 },
      },
    },
  ])(
    'reads what a gateway counts: $sample',
    ({ engine, sample, generation, values }) => {
      const page = resolvePage(engine, readSample(sample));
      expect(page.report.generation).toBe(generation);
      expect(measuresIn(page, 'missing')).toEqual([]);
      expect(valuesOf(page)).toEqual(values);
    },
  );

  it.each([
    [
      'vllm',
      'llm-d-inference-sim-v0.9.2-busy.prom',
      { ttftTotal: 2000, itlTotal: 5380, e2eTotal: 2778.127 },
    ],
    [
      'sglang',
      'sglang-docs.prom',
      {
        ttftTotal: 2_351_897_947.412,
        itlTotal: 866_964_579.155,
        e2eTotal: 3_116_093_850.02,
      },
    ],
    ['trtllm-serve', 'trtllm-serve.prom', { ttftTotal: 12_500 }],
  ])(
    'reads how long all that is in a histogram took together, in ms: %s',
    (engine, sample, totals) => {
      const { reading, report } = resolvePage(engine, readSample(sample));
      for (const [measure, ms] of Object.entries(totals)) {
        expect(reading.value(measure as keyof typeof totals)).toBeCloseTo(
          ms,
          2,
        );
      }
      // Nobody wants to be told of it apart from the histogram.
      expect(report.signals.map(({ measure }) => measure)).not.toContain(
        'ttftTotal',
      );
    },
  );

  it('has a queue for every engine', () => {
    for (const { measures } of SERVER_ENGINES) {
      expect(measures.map(({ measure }) => measure)).toContain('queueDepth');
    }
  });

  it('tells signals that are there, renamed and missing', () => {
    const busy = resolvePage(
      'vllm',
      readSample('llm-d-inference-sim-v0.9.2-busy.prom'),
    );
    expect(measuresIn(busy, 'renamed')).toEqual([
      'prefixHits',
      'prefixQueries',
    ]);
    expect(measuresIn(busy, 'missing')).toEqual([]);
    const idle = resolvePage(
      'vllm',
      readSample('llm-d-inference-sim-v0.9.2-idle.prom'),
    );
    expect(measuresIn(idle, 'seen')).toEqual([
      'queueDepth',
      'runningRequests',
      'kvCacheRatio',
    ]);
    expect(measuresIn(idle, 'missing')).toEqual([
      'requests',
      'promptTokens',
      'generationTokens',
      'prefixHits',
      'prefixQueries',
      'ttft',
      'itl',
      'e2e',
    ]);
  });

  it('takes adapters from the newest series, and remembers the others', () => {
    const page = resolvePage(
      'vllm',
      [
        'vllm:lora_requests_info{running_lora_adapters="a, b",waiting_lora_adapters=""} 100',
        'vllm:lora_requests_info{running_lora_adapters="c",waiting_lora_adapters="d"} 300',
        'vllm:lora_requests_info{running_lora_adapters="",waiting_lora_adapters="a"} 200',
        '',
      ].join('\n'),
    );
    expect(page.served.activeAdapters).toEqual(['c', 'd']);
    expect(page.served.adapters).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads one rank of a tensor-parallel server', () => {
    const page = resolvePage(
      'sglang',
      [
        'sglang:num_queue_reqs{tp_rank="0",pp_rank="0",model_name="m"} 5',
        'sglang:num_queue_reqs{tp_rank="1",pp_rank="0",model_name="m"} 5',
        '',
      ].join('\n'),
    );
    expect(valuesOf(page)).toEqual({ queueDepth: 5 });
  });

  it('leaves out what is no number', () => {
    const page = resolvePage(
      'llamacpp',
      'llamacpp:requests_deferred NaN\nllamacpp:requests_processing +Inf\nllamacpp:tokens_predicted_total 3\n',
    );
    expect(valuesOf(page)).toEqual({ generationTokens: 3 });
  });

  it('says so when a page is of something else', () => {
    const page = resolvePage('vllm', readSample('sglang-docs.prom'));
    expect(page.report.generation).toBeUndefined();
    expect(valuesOf(page)).toEqual({});
  });
});

describe('endpoint pickers', () => {
  it('reads llm-d-router, whose page has old and new names, once', () => {
    const page = resolvePage(
      'epp',
      readSample('epp-llm-d-router-v0.10.0-busy.prom.gz'),
    );
    expect(page.report.generation).toBe('llm-d-router from 0.9');
    expect(measuresIn(page, 'renamed')).toEqual([]);
    expect(measuresIn(page, 'missing')).toEqual([]);
    expect(valuesOf(page)).toMatchObject({
      readyEndpoints: { 'pool-llama': 3 },
      averageQueueDepth: { 'pool-llama': 0 },
      endpointQueueDepth: {
        'vllm-llama-6458994d77-5m2qm-rank-0': 13,
        'vllm-llama-6458994d77-6qqck-rank-0': 0,
        'vllm-llama-6458994d77-fgxrg-rank-0': 11,
      },
      requests: { 'food-review': 10, [LLAMA]: 87, 'no-such-model': 2 },
      runningRequests: { 'food-review': 0, [LLAMA]: 40, 'no-such-model': 0 },
      endpointRequests: {
        'vllm-llama-6458994d77-5m2qm': 43,
        'vllm-llama-6458994d77-6qqck': 7,
        'vllm-llama-6458994d77-fgxrg': 49,
      },
      prefixGuesses: 99,
      prefixGuessedRatios: 90,
    });
    expect(countsOf(page)).toEqual({
      // Only of streamed answers.
      ttft: [47],
      itl: [1447],
      e2e: [10, 47, 2],
      scheduler: [99],
    });
  });

  it.each([
    {
      sample: 'epp-gie-v1.0.0.prom',
      generation: 'GIE up to 1.0',
      values: {
        averageKvCacheRatio: { p1: 0.3 },
        averageQueueDepth: { p1: 0.4 },
        requests: { 'm10 as t10': 2, 'm10 as t11': 1, 'm20 as t20': 1 },
        requestErrors: { 'm10 as t10': 2, 'm10 as t11': 1, 'm20 as t20': 1 },
        runningRequests: { m1: 1, m2: 1 },
        generationTokens: {
          'm10 as t10': 300,
          'm10 as t11': 300,
          'm20 as t20': 400,
        },
        prefixGuesses: 6,
        prefixGuessedRatios: 2.7,
      },
    },
    {
      sample: 'epp-gie-v1.5.0.prom',
      generation: 'GIE 1.1 to 1.5',
      values: {
        averageKvCacheRatio: { p1: 0.3 },
        averageQueueDepth: { p1: 0.4 },
        averageRunningRequests: { p1: 0.5 },
        requests: { 'm10 as t10': 2, 'm10 as t11': 1, 'm20 as t20': 1 },
        requestErrors: { 'm10 as t10': 2, 'm10 as t11': 1, 'm20 as t20': 1 },
        runningRequests: { m1: 1, m2: 1 },
        endpointRequests: { 'pod-1': 2, 'pod-2': 1 },
        generationTokens: {
          'm10 as t10': 300,
          'm10 as t11': 300,
          'm20 as t20': 400,
        },
        prefixGuesses: 6,
        prefixGuessedRatios: 2.7,
        shedRequests: 1,
      },
    },
  ])('reads $sample', ({ sample, generation, values }) => {
    const page = resolvePage('epp', readSample(sample));
    expect(page.report.generation).toBe(generation);
    expect(valuesOf(page)).toEqual(values);
    expect(countsOf(page)).toEqual({ e2e: [2, 1, 1], scheduler: [9] });
  });

  it('finds no signal on the page of the lightweight picker', () => {
    const page = resolvePage('epp', readSample('lwepp-gie-v1.6.0.prom.gz'));
    expect(page.report.generation).toBeUndefined();
    expect(valuesOf(page)).toEqual({ processStart: 1795197975.5 });
  });

  it('puts models beyond the limit into one', () => {
    const page = resolvePage(
      'epp',
      'llm_d_epp_request_total{model_name="a"} 1\nllm_d_epp_request_total{model_name="b"} 2\nllm_d_epp_request_total{model_name="c"} 4\n',
      { modelGroup: model => (model === 'a' ? model : 'other') },
    );
    expect(valuesOf(page).requests).toEqual({ a: 1, other: 6 });
  });
});
