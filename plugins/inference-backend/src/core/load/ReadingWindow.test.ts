// SPDX-License-Identifier: Apache-2.0
import { Reading } from '../signals/Reading';
import { resolvePage } from '../signals/testing/readSample';
import { measureWindow } from './LoadMeasures';
import { ReadingWindow } from './ReadingWindow';
import { toLoad } from './toLoad';

/** Readings of a vLLM page 10 s apart, each given by its lines. */
function readings(...pages: string[][]): Reading[] {
  return pages.map(
    (lines, index) =>
      resolvePage('vllm', lines.map(line => `${line}\n`).join(''), {
        at: index * 10_000,
      }).reading,
  );
}

function window(...pages: string[][]): ReadingWindow {
  return new ReadingWindow(readings(...pages));
}

const tokens = (count: number) => `vllm:generation_tokens_total ${count}`;
const success = (reason: string, count: number) =>
  `vllm:request_success_total{finished_reason="${reason}"} ${count}`;
const started = (at: number) => `process_start_time_seconds ${at}`;

describe('rate', () => {
  it.each([
    { why: 'growth', pages: [[tokens(100)], [tokens(160)]], rate: 6 },
    {
      why: 'growth over several readings',
      pages: [[tokens(100)], [tokens(160)], [tokens(180)]],
      rate: 4,
    },
    { why: 'no growth', pages: [[tokens(100)], [tokens(100)]], rate: 0 },
    {
      why: 'a restart: what was counted since',
      pages: [[tokens(100)], [tokens(130)], [tokens(20)]],
      rate: (30 + 20) / 20,
    },
    {
      why: 'a restart that only its time tells',
      pages: [
        [started(5), tokens(100)],
        [started(9), tokens(150)],
      ],
      rate: 15,
    },
    { why: 'one reading only', pages: [[tokens(100)]], rate: undefined },
    {
      why: 'a first reading without it',
      pages: [[], [tokens(9)]],
      rate: undefined,
    },
    {
      why: 'the first count of a process',
      pages: [[started(5)], [started(5), tokens(9)]],
      rate: 0.9,
    },
    {
      why: 'the first count, from the reading before it',
      pages: [[started(5)], [started(5)], [started(5), tokens(9)]],
      rate: 0.9,
    },
    {
      why: 'a last reading without it',
      pages: [[tokens(1)], [tokens(9)], []],
      rate: undefined,
    },
    {
      why: 'a gap in the middle',
      pages: [[tokens(10)], [], [tokens(50)]],
      rate: 2,
    },
    { why: 'NaN', pages: [[tokens(1)], [tokens(NaN)]], rate: undefined },
  ])('is $rate for $why', ({ pages, rate }) => {
    expect(window(...pages).rate('generationTokens')).toBe(rate);
  });

  it('is none without time between the readings', () => {
    const [reading] = readings([tokens(1)]);
    const twice = new ReadingWindow([reading, reading]);
    expect(twice.rate('generationTokens')).toBeUndefined();
  });
});

describe('error rate', () => {
  const load = (...pages: string[][]) =>
    toLoad(measureWindow(window(...pages)), {
      at: 0,
      source: 'x',
      stale: false,
    });

  it.each([
    {
      why: 'errors among all',
      pages: [
        [success('stop', 10), success('error', 1)],
        [success('stop', 25), success('error', 6)],
      ],
      errorRate: 0.25,
    },
    {
      why: 'no error so far',
      pages: [[success('stop', 10)], [success('stop', 30)]],
      errorRate: 0,
    },
    {
      why: 'a first error',
      pages: [
        [success('stop', 10)],
        [success('stop', 13), success('error', 1)],
      ],
      errorRate: 0.25,
    },
    {
      why: 'no requests counted',
      pages: [[tokens(1)], [tokens(2)]],
      errorRate: undefined,
    },
    {
      why: 'no requests in between',
      pages: [[success('stop', 10)], [success('stop', 10)]],
      errorRate: undefined,
    },
    {
      why: 'one reading',
      pages: [[success('stop', 10)]],
      errorRate: undefined,
    },
  ])('is $errorRate for $why', ({ pages, errorRate }) => {
    expect(load(...pages).errorRate).toBe(errorRate);
  });

  it('counts requests that failed where engines count them apart', () => {
    const page = (at: number, ok: number, failed: number) =>
      resolvePage(
        'triton',
        `nv_inference_request_success ${ok}\nnv_inference_request_failure ${failed}\n`,
        { at },
      ).reading;
    const measures = measureWindow(
      new ReadingWindow([page(0, 10, 0), page(10_000, 40, 10)]),
    );
    expect(measures).toEqual({ requestRate: 4, requestErrorRate: 1 });
  });
});

describe('prefix hits', () => {
  it('are a share of what was asked, from misses where that is what is counted', () => {
    const page = (at: number, reused: number, missed: number) =>
      resolvePage(
        'trtllm-serve',
        `trtllm_kv_cache_reused_blocks_total ${reused}\ntrtllm_kv_cache_missed_blocks_total ${missed}\n`,
        { at },
      ).reading;
    const measures = measureWindow(
      new ReadingWindow([page(0, 100, 100), page(10_000, 160, 140)]),
    );
    const load = toLoad(measures, { at: 0, source: 'x', stale: false });
    expect(load.prefixHitRatio).toBe(0.6);
  });
});

describe('latencies', () => {
  const ttft = (quick: number, all: number) => [
    `vllm:time_to_first_token_seconds_bucket{le="0.1"} ${quick}`,
    `vllm:time_to_first_token_seconds_bucket{le="0.5"} ${all}`,
    `vllm:time_to_first_token_seconds_bucket{le="+Inf"} ${all}`,
  ];

  it('are of the requests in the window, not of all since the start', () => {
    const { ttft: histogram } = measureWindow(
      window(ttft(1000, 1000), ttft(1000, 1020)),
    );
    expect(histogram).toEqual({
      bounds: [100, 500, Infinity],
      counts: [0, 2, 2],
    });
  });

  it('are of the first requests of a process too', () => {
    const { ttft: histogram } = measureWindow(
      window([started(5)], [started(5), ...ttft(3, 4)]),
    );
    expect(histogram).toEqual({
      bounds: [100, 500, Infinity],
      counts: [0.3, 0.4, 0.4],
    });
  });

  it('are none where nothing came in', () => {
    const load = toLoad(measureWindow(window(ttft(5, 5), ttft(5, 5))), {
      at: 0,
      source: 'x',
      stale: false,
    });
    expect(load).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      source: 'x',
      stale: false,
    });
  });
});
