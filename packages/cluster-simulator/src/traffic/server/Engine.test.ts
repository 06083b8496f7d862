// SPDX-License-Identifier: Apache-2.0
import { readSamples } from '../../metrics/samples/parsePage';
import { VllmMetrics } from '../../metrics/vllm';
import { createRandom } from '../../time/createRandom';
import { Engine } from './Engine';
import type { ServerProfile } from './readServerProfile';

const PROFILE: ServerProfile = {
  prefillTokensPerSecond: 8000,
  interTokenMs: 20,
  interTokenMsPerRequest: 0.5,
  kvCacheBlocks: 400,
  blockSize: 16,
  servedNames: ['m'],
  adapters: ['a1', 'a2'],
  port: 8000,
  maxSequences: 16,
  maxModelLength: 4096,
  maxBatchedTokens: 2048,
  loraEnabled: true,
  maxLoras: 1,
};

function createEngine(profile: Partial<ServerProfile> = {}) {
  const merged = { ...PROFILE, ...profile };
  const metrics = new VllmMetrics({
    model: 'm',
    startedAt: 0,
    blockSize: merged.blockSize,
    blocks: merged.kvCacheBlocks,
    maxModelLength: merged.maxModelLength,
  });
  const engine = new Engine(merged, metrics, 0);
  const count = (name: string, labels: Record<string, string> = {}) =>
    readSamples(metrics.page(engine.state, 0)).find(
      sample =>
        sample.name === `vllm:${name}` &&
        Object.entries(labels).every(
          ([key, value]) => sample.labels[key] === value,
        ),
    )?.value ?? NaN;
  return { engine, count };
}

let nextHash = 1e6;
const unique = (tokens: number) => ({
  tokens,
  blockHashes: Array.from(
    { length: Math.floor(tokens / 16) },
    () => nextHash++,
  ),
});

function submit(
  engine: Engine,
  request: {
    prompt?: number;
    output?: number;
    adapter?: string;
    slowness?: () => number;
    at?: number;
  },
) {
  const tokens: number[] = [];
  const ends: Array<{ reason: string; at: number }> = [];
  const { cancel } = engine.submit(
    {
      prompt: unique(request.prompt ?? 160),
      outputTokens: request.output ?? 10,
      adapter: request.adapter,
      slowness: request.slowness,
    },
    {
      token: at => tokens.push(at),
      finished: (reason, at) => ends.push({ reason, at }),
    },
    request.at ?? 0,
  );
  return { tokens, ends, cancel };
}

describe('Engine', () => {
  it('takes a step for the prompt and one for each further token', () => {
    const { engine, count } = createEngine();
    const { tokens, ends } = submit(engine, { prompt: 160, output: 3, at: 7 });
    engine.advance(1000, 1);
    // 160 tokens at 8 a millisecond and a step's own 20 ms.
    expect(tokens).toEqual([47, 67, 87]);
    expect(ends).toEqual([{ reason: 'stop', at: 87 }]);
    expect(count('time_to_first_token_seconds_sum')).toBeCloseTo(0.04);
    expect(count('generation_tokens_total')).toBe(3);
    expect(count('request_success_total', { finished_reason: 'stop' })).toBe(1);
  });

  it('has longer steps the more requests it has, and the slower it is told to be', () => {
    const interToken = (requests: number, slowness: number) => {
      const { engine, count } = createEngine();
      for (let index = 0; index < requests; index++) {
        submit(engine, { output: 60 });
      }
      engine.advance(60_000, slowness);
      return (
        count('inter_token_latency_seconds_sum') /
        count('inter_token_latency_seconds_count')
      );
    };
    expect(interToken(1, 1)).toBeCloseTo(0.02);
    expect(interToken(12, 1)).toBeGreaterThan(interToken(4, 1));
    expect(interToken(1, 3)).toBeCloseTo(0.06);
  });

  it('leaves a slow request out of steps, and only that', () => {
    const { engine, count } = createEngine();
    const slow = submit(engine, { output: 100, slowness: () => 1.5 });
    const other = submit(engine, { output: 100 });
    engine.advance(60_000, 1);
    const longer = slow.ends[0].at / other.ends[0].at;
    expect(longer).toBeGreaterThan(1.4);
    expect(longer).toBeLessThan(1.6);
    expect(slow.tokens[0]).toBeGreaterThan(other.tokens[0]);
    // What servers measure of it is what its client waits.
    const between = [slow, other].map(
      ({ tokens }) => tokens[tokens.length - 1] - tokens[0],
    );
    expect(count('inter_token_latency_seconds_sum') * 1000).toBeCloseTo(
      between[0] + between[1],
    );
    expect(count('inter_token_latency_seconds_count')).toBe(198);
  });

  it('goes on by itself where all that it has is slow', () => {
    const { engine } = createEngine();
    let slowness = 3;
    const slow = submit(engine, { output: 30, slowness: () => slowness });
    engine.advance(600, 1);
    const soFar = slow.tokens.length;
    expect(soFar).toBeGreaterThan(5);
    expect(soFar).toBeLessThan(12);
    slowness = 1;
    engine.advance(1_200, 1);
    expect(slow.ends).toHaveLength(1);
  });

  it('computes only what the prefix cache lacks, but always the last token', () => {
    const { engine, count } = createEngine();
    const prompt = unique(160);
    const listener = { token() {}, finished() {} };
    engine.submit({ prompt, outputTokens: 1 }, listener, 0);
    engine.advance(1000, 1);
    engine.submit({ prompt, outputTokens: 1 }, listener, 1000);
    engine.advance(2000, 1);
    expect(count('prefix_cache_queries_total')).toBe(320);
    expect(count('prefix_cache_hits_total')).toBe(159);
    expect(
      count('prompt_tokens_by_source_total', { source: 'local_compute' }),
    ).toBe(161);
  });

  it('never runs more than it may, and lets the others wait in their order', () => {
    const { engine } = createEngine({ maxSequences: 2 });
    const all = [0, 1, 2].map(at => submit(engine, { output: 5, at }));
    engine.advance(70, 1);
    expect(engine.load).toMatchObject({ running: 2, waiting: 1 });
    engine.advance(60_000, 1);
    const [first, second, third] = all.map(({ ends }) => ends[0].at);
    expect(first).toBeLessThanOrEqual(second);
    expect(second).toBeLessThan(third);
  });

  it('makes adapters wait for a slot, but nobody behind them', () => {
    const { engine } = createEngine();
    const first = submit(engine, { adapter: 'a1', output: 40 });
    const second = submit(engine, { adapter: 'a2', output: 40 });
    const third = submit(engine, { output: 40 });
    engine.advance(200, 1);
    expect(engine.runningAdapters).toEqual(['a1']);
    expect(engine.waitingAdapters).toEqual(['a2']);
    expect(engine.state.deferred).toBe(1);
    engine.advance(60_000, 1);
    expect(third.ends[0].at).toBeLessThan(second.ends[0].at);
    expect(first.ends[0].at).toBeLessThan(second.ends[0].at);
  });

  it('preempts the youngest when the cache is full, and still answers everyone', () => {
    const { engine, count } = createEngine({ kvCacheBlocks: 60 });
    const all = Array.from({ length: 6 }, () =>
      submit(engine, { prompt: 144, output: 200 }),
    );
    let highest = 0;
    for (let now = 0; now < 120_000; now += 50) {
      engine.advance(now, 1);
      highest = Math.max(highest, engine.load.kvCacheRatio);
    }
    expect(highest).toBeGreaterThan(0.9);
    expect(highest).toBeLessThanOrEqual(1);
    expect(count('num_preemptions_total')).toBeGreaterThan(0);
    for (const { ends, tokens } of all) {
      expect(ends.map(({ reason }) => reason)).toEqual(['stop']);
      expect(tokens).toHaveLength(200);
    }
    expect(engine.load).toEqual({ running: 0, waiting: 0, kvCacheRatio: 0 });
  });

  it('lets requests be taken back while they run and while they wait', () => {
    const { engine, count } = createEngine({ maxSequences: 1 });
    const running = submit(engine, { output: 500 });
    const waiting = submit(engine, { output: 500 });
    engine.advance(300, 1);
    waiting.cancel(300);
    running.cancel(300);
    running.cancel(310);
    expect([running.ends, waiting.ends]).toEqual([
      [{ reason: 'abort', at: 300 }],
      [{ reason: 'abort', at: 300 }],
    ]);
    expect(engine.load).toEqual({ running: 0, waiting: 0, kvCacheRatio: 0 });
    expect(count('request_success_total', { finished_reason: 'abort' })).toBe(
      2,
    );
  });

  it('obeys Little’s law: requests inside are the rate times the time inside', () => {
    const { engine, count } = createEngine({ kvCacheBlocks: 4000 });
    const random = createRandom('little');
    let next = 0;
    let area = 0;
    const seconds = 600;
    for (let now = 0; now < seconds * 1000; now += 50) {
      while (next <= now) {
        submit(engine, {
          prompt: random.integer(50, 900),
          output: random.integer(20, 200),
          at: next,
        });
        next += random.exponential(400);
      }
      engine.advance(now, 1);
      area += (engine.load.running + engine.load.waiting) * 0.05;
    }
    const finished = count('e2e_request_latency_seconds_count');
    const timeInside = count('e2e_request_latency_seconds_sum') / finished;
    const expected = (finished / seconds) * timeInside;
    const inside = area / seconds;
    expect(Math.abs(inside - expected) / expected).toBeLessThan(0.03);
  });
});
