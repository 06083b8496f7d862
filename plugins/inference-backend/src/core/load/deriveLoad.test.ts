// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { Reading } from '../signals/Reading';
import { resolvePage } from '../signals/testing/readSample';
import {
  deriveEndpointGauges,
  deriveEndpointLoad,
  deriveModelLoads,
  derivePoolLoad,
  Measured,
  PoolSources,
} from './deriveLoad';
import { measurePicker, PickerMeasures } from './measurePicker';
import { ReadingWindow } from './ReadingWindow';
import { SignalWindow } from './SignalWindow';

const NOW = Date.parse('2026-11-20T10:00:10Z');

function windowOf(
  engine: string,
  before: string,
  after: string,
): ReadingWindow {
  const at = [NOW - 10_000, NOW];
  const readings: Reading[] = [before, after].map(
    (page, index) => resolvePage(engine, page, { at: at[index] }).reading,
  );
  return new ReadingWindow(readings);
}

function server(
  pod: string,
  before: string,
  after: string,
): Measured<SignalWindow> {
  return {
    name: `${pod}:8000`,
    pod,
    at: NOW,
    measures: windowOf('vllm', before, after),
  };
}

function picker(
  pod: string,
  before: string,
  after: string,
): Measured<PickerMeasures> {
  return {
    name: `${pod}:9090`,
    pod,
    at: NOW,
    measures: measurePicker(windowOf('epp', before, after), 'chat'),
  };
}

function vllmPage(values: {
  waiting: number;
  running: number;
  kv: number;
  done: number;
  tokens: number;
  ttft: [number, number];
}): string {
  return `
vllm:num_requests_waiting{engine="0"} ${values.waiting}
vllm:num_requests_running{engine="0"} ${values.running}
vllm:kv_cache_usage_perc{engine="0"} ${values.kv}
vllm:request_success_total{finished_reason="stop"} ${values.done}
vllm:generation_tokens_total ${values.tokens}
vllm:num_preemptions_total ${values.tokens / 2}
vllm:time_to_first_token_seconds_bucket{le="0.1"} ${values.ttft[0]}
vllm:time_to_first_token_seconds_bucket{le="0.2"} ${values.ttft[1]}
vllm:time_to_first_token_seconds_bucket{le="+Inf"} ${values.ttft[1]}
`;
}

const BEFORE = vllmPage({
  waiting: 0,
  running: 1,
  kv: 0.1,
  done: 5,
  tokens: 100,
  ttft: [4, 4],
});
const ONE = server(
  'one',
  BEFORE,
  vllmPage({
    waiting: 2,
    running: 4,
    kv: 0.3,
    done: 25,
    tokens: 500,
    ttft: [94, 94],
  }),
);
const TWO = server(
  'two',
  BEFORE,
  vllmPage({
    waiting: 7,
    running: 8,
    kv: 0.5,
    done: 15,
    tokens: 300,
    ttft: [4, 14],
  }),
);

const EPP_BEFORE = `
llm_d_epp_request_total{model_name="base",fairness_id="a"} 100
llm_d_epp_request_total{model_name="adapter",fairness_id="a"} 10
inference_objective_request_total{model_name="base"} 100
inference_objective_request_total{model_name="adapter"} 10
llm_d_epp_scheduler_attempts_total{status="success",endpoint_name="one"} 70
llm_d_epp_ready_endpoints{name="chat"} 2
`;
const EPP_AFTER = `
llm_d_epp_request_total{model_name="base",fairness_id="a"} 160
llm_d_epp_request_total{model_name="base",fairness_id="b"} 10
llm_d_epp_request_total{model_name="adapter",fairness_id="a"} 30
inference_objective_request_total{model_name="base"} 170
inference_objective_request_total{model_name="adapter"} 30
llm_d_epp_request_error_total{model_name="base",error_code="ServiceUnavailable"} 9
llm_d_epp_scheduler_attempts_total{status="success",endpoint_name="one"} 110
llm_d_epp_ready_endpoints{name="chat"} 2
llm_d_epp_average_kv_cache_utilization{name="chat"} 0.45
llm_d_epp_average_running_requests{name="chat"} 6.5
llm_d_epp_per_endpoint_queue_size{name="chat",model_server_endpoint="one-rank-0"} 3
llm_d_epp_per_endpoint_queue_size{name="chat",model_server_endpoint="two-rank-0"} 8
inference_pool_per_pod_queue_size{name="chat",model_server_pod="one-rank-0"} 3
inference_pool_per_pod_queue_size{name="chat",model_server_pod="two-rank-0"} 8
inference_extension_flow_control_pool_saturation{inference_pool="chat"} 0.7
`;
const EPP = picker('epp', EPP_BEFORE, EPP_AFTER);

function sources(parts: Partial<PoolSources>): PoolSources {
  return {
    pickers: [],
    servers: [],
    serverTargets: parts.servers?.length ?? 0,
    now: NOW + 1000,
    staleAfterMs: 45_000,
    ...parts,
  };
}

const plain = (load: Load | undefined) =>
  load && { ...load, source: plainText(load.source) };
const poolLoad = (...args: Parameters<typeof derivePoolLoad>) =>
  plain(derivePoolLoad(...args));
const endpointLoad = (...args: Parameters<typeof deriveEndpointLoad>) =>
  plain(deriveEndpointLoad(...args));

describe('derivePoolLoad', () => {
  it('adds up model servers and takes quantiles of all of their requests', () => {
    expect(poolLoad(sources({ servers: [ONE, TWO] }))).toEqual({
      at: '2026-11-20T10:00:10.000Z',
      source: 'model servers (2 of 2)',
      stale: false,
      queueDepth: 9,
      runningRequests: 12,
      kvCacheRatio: 0.4,
      requestRate: 3,
      errorRate: 0,
      tokensPerSecond: 60,
      preemptionRate: 30,
      // 90 requests within 100 ms, 10 within 200 ms.
      ttftMs: {
        p50: expect.closeTo(55.6, 1),
        p95: 150,
        p99: expect.closeTo(190, 1),
        bounds: { p50: { low: 0, high: 100 }, p95: { low: 100, high: 200 } },
      },
    });
  });

  it("takes requests and errors from the picker, the engines' state from the servers", () => {
    expect(
      poolLoad(sources({ pickers: [EPP], servers: [ONE, TWO] })),
    ).toMatchObject({
      source: 'endpoint picker epp:9090 · model servers (2 of 2)',
      requestRate: 9,
      errorRate: 0.1,
      saturation: 0.7,
      queueDepth: 9,
      runningRequests: 12,
      kvCacheRatio: 0.4,
    });
  });

  it("falls back to the picker's view where not all servers can be read", () => {
    expect(
      poolLoad(sources({ pickers: [EPP], servers: [ONE], serverTargets: 2 })),
    ).toMatchObject({
      source: 'endpoint picker epp:9090 · model servers (1 of 2)',
      queueDepth: 11,
      runningRequests: 13,
      kvCacheRatio: 0.45,
      tokensPerSecond: 40,
    });
  });

  it('counts the replicas of a picker together, but what all of them see once', () => {
    const standby = picker(
      'standby',
      'llm_d_epp_ready_endpoints{name="chat"} 0\n',
      'llm_d_epp_ready_endpoints{name="chat"} 0\n',
    );
    const second = picker('second', EPP_BEFORE, EPP_AFTER);
    expect(
      poolLoad(sources({ pickers: [EPP, second, standby] })),
    ).toMatchObject({
      source: 'endpoint pickers epp:9090, second:9090, standby:9090',
      requestRate: 18,
      errorRate: 0.1,
      queueDepth: 11,
      runningRequests: 13,
      kvCacheRatio: 0.45,
      saturation: 0.7,
    });
  });

  it('does not believe averages without a ready endpoint', () => {
    const nobody = EPP_AFTER.replace(
      'llm_d_epp_ready_endpoints{name="chat"} 2',
      'llm_d_epp_ready_endpoints{name="chat"} 0',
    );
    const load = poolLoad(
      sources({ pickers: [picker('epp', EPP_BEFORE, nobody)] }),
    );
    expect(load).toEqual({
      at: '2026-11-20T10:00:10.000Z',
      source: 'endpoint picker epp:9090',
      stale: false,
      requestRate: 9,
      errorRate: 0.1,
      saturation: 0.7,
    });
  });

  it('does not take the gauges of another pool', () => {
    const two =
      'inference_pool_average_queue_size{name="chat"} 4\ninference_pool_average_queue_size{name="search"} 90\ninference_pool_ready_pods{name="chat"} 2\ninference_pool_ready_pods{name="search"} 5\n';
    expect(
      poolLoad(sources({ pickers: [picker('epp', two, two)] }))?.queueDepth,
    ).toBe(8);
  });

  it('leaves out what is stale while something is fresh', () => {
    const old = { ...TWO, at: NOW - 60_000 };
    expect(
      poolLoad(sources({ servers: [ONE, old], serverTargets: 2 })),
    ).toMatchObject({
      source: 'model servers (1 of 2)',
      queueDepth: 2,
      stale: false,
    });
  });

  it('shows the last that was known as stale', () => {
    expect(
      poolLoad(sources({ servers: [ONE, TWO], now: NOW + 45_001 })),
    ).toMatchObject({
      at: '2026-11-20T10:00:10.000Z',
      queueDepth: 9,
      stale: true,
    });
  });

  it('has none where nothing was read', () => {
    expect(poolLoad(sources({ serverTargets: 3 }))).toBeUndefined();
  });
});

describe('deriveEndpointLoad', () => {
  it("is of the server's own page", () => {
    expect(
      endpointLoad('two', sources({ pickers: [EPP], servers: [ONE, TWO] })),
    ).toMatchObject({
      source: 'model server two:8000',
      queueDepth: 7,
      requestRate: 1,
    });
  });

  it('folds the ports of a data-parallel pod', () => {
    const rank = { ...TWO, pod: 'one', name: 'one:8001' };
    expect(
      endpointLoad('one', sources({ servers: [ONE, rank] })),
    ).toMatchObject({
      source: 'model server one:8000, one:8001',
      queueDepth: 9,
      kvCacheRatio: 0.4,
    });
  });

  it("is the picker's view where the page can't be read", () => {
    const old = { ...ONE, at: NOW - 60_000 };
    expect(
      endpointLoad('one', sources({ pickers: [EPP], servers: [old] })),
    ).toEqual({
      at: '2026-11-20T10:00:10.000Z',
      source: 'endpoint picker epp:9090',
      stale: false,
      queueDepth: 3,
      requestRate: 4,
    });
  });

  it('is the last that was known, else none', () => {
    const old = { ...ONE, at: NOW - 60_000 };
    expect(endpointLoad('one', sources({ servers: [old] }))).toMatchObject({
      stale: true,
      queueDepth: 2,
    });
    expect(endpointLoad('three', sources({ servers: [ONE] }))).toBeUndefined();
  });
});

describe('deriveEndpointGauges', () => {
  it.each([
    ['its own page', sources({ pickers: [EPP], servers: [ONE, TWO] })],
    [
      'the pages of its ranks',
      sources({ servers: [ONE, { ...TWO, pod: 'one', name: 'one:8001' }] }),
    ],
    [
      'what its picker knows',
      sources({ pickers: [EPP], servers: [{ ...ONE, at: NOW - 60_000 }] }),
    ],
    [
      'what was known last',
      sources({ servers: [{ ...ONE, at: NOW - 60_000 }] }),
    ],
  ])('says the same as the load, by %s', (_way, known) => {
    const load = deriveEndpointLoad('one', known);
    expect(load?.queueDepth).toBeGreaterThan(0);
    expect(deriveEndpointGauges('one', known)).toEqual({
      at: load?.at,
      source: load?.source,
      stale: load?.stale,
      queueDepth: load?.queueDepth,
      runningRequests: load?.runningRequests,
      kvCacheRatio: load?.kvCacheRatio,
    });
  });

  it('has none of a pod that nobody knows', () => {
    expect(
      deriveEndpointGauges('three', sources({ servers: [ONE] })),
    ).toBeUndefined();
  });
});

describe('deriveModelLoads', () => {
  it('tells models and adapters apart', () => {
    const loads = deriveModelLoads(sources({ pickers: [EPP], servers: [ONE] }));
    expect([...loads]).toEqual([
      [
        'base',
        expect.objectContaining({
          requestRate: 7,
          errorRate: expect.closeTo(9 / 70),
        }),
      ],
      ['adapter', expect.objectContaining({ requestRate: 2, errorRate: 0 })],
    ]);
  });
});
