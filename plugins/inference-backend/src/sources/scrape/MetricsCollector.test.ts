// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  Load,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { plainly } from '../../core/testing/plainly';
import { ScrapeTarget } from '../../core/ports';
import { readSample } from '../../core/signals/testing/readSample';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { turnsOfRound } from '../testing/turnsOfRound';
import { createMetricsCollector } from './createMetricsCollector';
import { MetricsCollectorOptions } from './MetricsCollectorOptions';

const INTERVAL_MS = 10_000;

type Answer = (signal: AbortSignal) => Promise<Response> | Response;

function target(pod: string, parts: Partial<ScrapeTarget> = {}): ScrapeTarget {
  return {
    cluster: 'eu',
    role: 'server',
    namespace: 'llm',
    pod,
    podIp: '10.0.0.1',
    ready: true,
    port: 8000,
    path: '/metrics',
    engine: 'vllm',
    pools: ['llm/chat'],
    ...parts,
  };
}

const picker = (pod: string) =>
  target(pod, { role: 'picker', engine: 'epp', port: 9090 });

const vllmPage = (waiting: number) => `vllm:num_requests_waiting ${waiting}
vllm:num_requests_running 1
vllm:kv_cache_usage_perc 0.5
`;

/** Lets what was answered reach its reader. */
async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}

const hangs: Answer = signal =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

function setUp(options: MetricsCollectorOptions = {}) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const answers = new Map<string, Answer>();
  const collector = createMetricsCollector({
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    options: { intervalMs: INTERVAL_MS, ...options },
    source: {
      listClusters: async () => [],
      fetch: async (cluster, { path, signal }) => {
        const pod = /pods\/([^:]+):/.exec(path)?.[1] ?? path;
        asked.push(`${cluster}/${pod}`);
        const answer = answers.get(pod);
        return answer ? answer(signal) : new Response(vllmPage(3));
      },
    },
  });
  const never = new AbortController().signal;
  return {
    clock,
    asked,
    answers,
    collector,
    /** Rounds, one interval after the other; gives what was asked in each. */
    rounds: async (count: number) => {
      const all: string[][] = [];
      for (let i = 0; i < count; i++) {
        const round = collector.collect('eu', never);
        await settle();
        clock.advance(INTERVAL_MS);
        await round;
        await settle();
        all.push(asked.splice(0));
      }
      return all;
    },
    round: () => collector.collect('eu', never),
  };
}

const plainLoad = (load: Load | undefined) =>
  load && { ...load, source: plainText(load.source) };

describe('a round', () => {
  it('asks pickers before servers', async () => {
    const { collector, round, asked } = setUp({ concurrency: 1 });
    collector.setTargets('eu', [target('one'), picker('epp'), target('two')]);
    await round();
    expect(asked).toEqual(['eu/epp', 'eu/one', 'eu/two']);
  });

  it('asks as many at once as it may', async () => {
    const { collector, round, answers } = setUp({ concurrency: 3 });
    let open = 0;
    let most = 0;
    const names = Array.from({ length: 10 }, (_, i) => `pod-${i}`);
    const answer = async () => {
      open++;
      most = Math.max(most, open);
      await settle();
      open--;
      return new Response(vllmPage(1));
    };
    names.forEach(name => answers.set(name, answer));
    collector.setTargets(
      'eu',
      names.map(name => target(name)),
    );
    await round();
    expect(most).toBe(3);
    expect(collector.pool('eu', 'llm', 'chat')?.queueDepth).toBe(10);
  });

  it('brings loads, models and status, and tells that it did', async () => {
    const { collector, round, answers, clock } = setUp();
    const news: string[] = [];
    collector.onRound(cluster => news.push(cluster));
    answers.set(
      'epp',
      () => new Response(readSample('epp-llm-d-router-v0.10.0-busy.prom.gz')),
    );
    answers.set(
      'sim',
      () => new Response(readSample('llm-d-inference-sim-v0.9.2-busy.prom')),
    );
    collector.setTargets('eu', [target('sim'), picker('epp')]);
    expect(collector.pool('eu', 'llm', 'chat')).toBeUndefined();
    await round();
    const at = new Date(clock.now()).toISOString();
    expect(plainLoad(collector.pool('eu', 'llm', 'chat'))).toEqual({
      at,
      source: 'endpoint picker epp:9090 · model servers (1 of 1)',
      stale: false,
      queueDepth: 0,
      runningRequests: 6,
      kvCacheRatio: 0,
    });
    clock.advance(INTERVAL_MS);
    await round();
    expect(collector.pool('eu', 'llm', 'chat')).toMatchObject({
      requestRate: 0,
      tokensPerSecond: 0,
    });
    expect(collector.servedModels('eu', 'llm', 'sim')).toEqual({
      models: ['meta-llama/Llama-3.1-8B-Instruct'],
      adapters: ['food-review'],
      activeAdapters: ['food-review'],
    });
    expect([...collector.models('eu', 'llm', 'chat').keys()]).toEqual([
      'food-review',
      'meta-llama/Llama-3.1-8B-Instruct',
      'no-such-model',
    ]);
    expect(plainly(collector.status('eu'))).toEqual({
      source: 'proxy',
      state: 'ok',
      lastCollectedAt: new Date(clock.now()).toISOString(),
      targets: 2,
      failing: 0,
      groups: [
        expect.objectContaining({
          role: 'picker',
          generation: 'llm-d-router from 0.9',
          missing: [],
        }),
        expect.objectContaining({
          role: 'server',
          generation: 'llm-d-inference-sim',
          missing: [],
        }),
      ],
    });
    expect(news).toEqual(['eu', 'eu']);
  });

  it('is told of when all loads are derived, some milliseconds at a time', async () => {
    const { clock, collector, round } = setUp();
    collector.setTargets('eu', [
      target('one'),
      target('two', { pools: ['llm/code'] }),
    ]);
    expect(await turnsOfRound(collector, clock, round)).toEqual([
      'chat',
      'others',
      'code',
      'others',
      'told',
    ]);
  });

  it('knows nothing of pods and clusters that are not there', async () => {
    const { collector, round } = setUp();
    collector.setTargets('eu', [target('one')]);
    await round();
    expect(collector.pool('us', 'llm', 'chat')).toBeUndefined();
    expect(collector.endpoint('eu', 'llm', 'two')).toBeUndefined();
    expect(collector.servedModels('eu', 'llm', 'two')).toBeUndefined();
    expect(plainly(collector.status('us'))).toEqual({
      source: 'proxy',
      state: 'ok',
      targets: 0,
      failing: 0,
    });
  });
});

describe('targets', () => {
  it('keep their readings while they stay, and are forgotten with their pod', async () => {
    const { collector, rounds, answers } = setUp();
    let tokens = 0;
    answers.set('one', () => {
      tokens += 50;
      return new Response(
        `${vllmPage(1)}vllm:generation_tokens_total ${tokens}\n`,
      );
    });
    collector.setTargets('eu', [target('one'), target('two')]);
    await rounds(1);
    collector.setTargets('eu', [target('one')]);
    await rounds(1);
    expect(plainLoad(collector.pool('eu', 'llm', 'chat'))).toMatchObject({
      source: 'model servers (1 of 1)',
      tokensPerSecond: 5,
    });
    expect(collector.endpoint('eu', 'llm', 'two')).toBeUndefined();
    collector.removeCluster('eu');
    expect(collector.pool('eu', 'llm', 'chat')).toBeUndefined();
  });

  it('tell which signals their page has', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('two', () => new Response(readSample('sglang-docs.prom')));
    collector.setTargets('eu', [
      target('one'),
      target('two'),
      target('three', { engine: 'homemade' }),
    ]);
    await rounds(1);
    const [one, two, three] = collector.targets('eu');
    expect([one.state, one.report?.generation]).toEqual(['ok', 'vLLM V1']);
    expect(plainly([two.state, two.reason])).toEqual([
      'ok',
      'the page has no metric of the engine vllm',
    ]);
    expect(plainly([three.state, three.reason])).toEqual([
      'failing',
      "no signals are known of the engine homemade, which the pod's label names",
    ]);
  });

  it('fold the ports of one pod', async () => {
    const { collector, rounds } = setUp();
    collector.setTargets('eu', [target('one'), target('one', { port: 8001 })]);
    await rounds(1);
    expect(plainLoad(collector.endpoint('eu', 'llm', 'one'))).toMatchObject({
      source: 'model server one:8000, one:8001',
      queueDepth: 6,
    });
  });
});

describe('trouble', () => {
  it('with one page does not keep the others back', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('hangs', hangs);
    answers.set('long', () => new Response('a 1\n'.repeat(5_000_000)));
    answers.set('noise', () => new Response('<html>'));
    collector.setTargets(
      'eu',
      ['hangs', 'long', 'noise', 'fine'].map(name => target(name)),
    );
    await rounds(1);
    expect(collector.endpoint('eu', 'llm', 'fine')).toMatchObject({
      queueDepth: 3,
    });
    expect(collector.targets('eu').map(({ failure }) => failure?.code)).toEqual(
      ['timeout', 'too-large', 'not-exposition', undefined],
    );
    expect(plainly(collector.status('eu'))).toMatchObject({
      state: 'degraded',
      reason: expect.stringMatching(
        /^3 of 4 metrics pages can't be read; llm\/hangs:8000: no complete page within 8000 ms$/,
      ),
      targets: 4,
      failing: 3,
    });
  });

  it('is told at once of what did answer', async () => {
    const { collector, round, answers, clock } = setUp();
    answers.set('hangs', hangs);
    collector.setTargets('eu', [target('fine'), target('hangs')]);
    const news: number[] = [];
    const startedAt = clock.now();
    collector.onRound(() => news.push(clock.now() - startedAt));
    const running = round();
    await settle();
    clock.advance(1000);
    await settle();
    expect(news).toEqual([1000]);
    clock.advance(7000);
    await running;
    expect(news).toEqual([1000, 8000]);
  });

  it('in a whole cluster is said so', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('one', () => {
      throw new Error('fetch failed', {
        cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      });
    });
    collector.setTargets('eu', [target('one')]);
    await rounds(1);
    expect(plainly(collector.status('eu'))).toEqual({
      source: 'proxy',
      state: 'failing',
      reason:
        "1 of 1 metrics pages can't be read; llm/one:8000: port 8000 of the pod can't be read: connection refused",
      targets: 1,
      failing: 1,
      groups: [
        expect.objectContaining({
          state: 'failing',
          targets: [
            expect.objectContaining({
              pod: 'one',
              reason: "port 8000 of the pod can't be read: connection refused",
            }),
          ],
        }),
      ],
    });
  });

  it('of a pod that is not ready is none of the collection', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('starting', () => new Response('', { status: 503 }));
    collector.setTargets('eu', [
      target('one'),
      target('starting', { ready: false }),
    ]);
    await rounds(1);
    expect(plainly(collector.status('eu'))).toMatchObject({
      state: 'ok',
      targets: 2,
      failing: 0,
    });
    expect(plainLoad(collector.pool('eu', 'llm', 'chat'))?.source).toBe(
      'model servers (1 of 1)',
    );
  });

  it('makes the pauses longer, up to a limit, until it is over', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('one', () => new Response('', { status: 500 }));
    collector.setTargets('eu', [target('one')]);
    const asked = await rounds(10);
    expect(asked.map(round => round.length)).toEqual([
      1, 1, 1, 0, 0, 1, 0, 0, 1, 0,
    ]);
    answers.delete('one');
    await rounds(2);
    expect(plainly(collector.status('eu'))).toMatchObject({
      state: 'ok',
      failing: 0,
    });
    expect((await rounds(2)).map(round => round.length)).toEqual([1, 1]);
  });

  it('is forgotten when the pod comes back elsewhere', async () => {
    const { collector, rounds, answers } = setUp();
    answers.set('one', () => new Response('', { status: 500 }));
    collector.setTargets('eu', [target('one')]);
    await rounds(3);
    collector.setTargets('eu', [target('one', { podIp: '10.0.0.2' })]);
    expect((await rounds(1))[0]).toEqual(['eu/one']);
  });

  it('with many pages leaves the lane of the others free', async () => {
    const { collector, rounds, round, answers, asked, clock } = setUp({
      concurrency: 4,
    });
    const bad = Array.from({ length: 20 }, (_, i) => `bad-${i}`);
    for (const name of bad) {
      answers.set(name, () => new Response('', { status: 500 }));
    }
    collector.setTargets(
      'eu',
      [...bad, 'fine'].map(name => target(name)),
    );
    await rounds(1);
    bad.forEach(name => answers.set(name, hangs));
    const running = round();
    await settle();
    await running;
    // The round is over while two of the bad ones hang.
    expect(asked.filter(name => name.startsWith('eu/bad'))).toHaveLength(2);
    expect(asked).toContain('eu/fine');
    clock.advance(INTERVAL_MS);
    await settle();
    expect(collector.endpoint('eu', 'llm', 'fine')).toMatchObject({
      stale: false,
    });
  });

  it('makes a page that was read stale, not gone', async () => {
    const { collector, rounds, answers } = setUp();
    collector.setTargets('eu', [target('one')]);
    await rounds(1);
    answers.set('one', () => new Response('', { status: 500 }));
    await rounds(2);
    expect(collector.endpoint('eu', 'llm', 'one')).toMatchObject({
      stale: false,
    });
    await rounds(1);
    expect(collector.endpoint('eu', 'llm', 'one')).toMatchObject({
      stale: true,
      queueDepth: 3,
    });
  });

  it('of an API server that is busy leaves it alone for as long as it asks', async () => {
    const { collector, rounds, answers } = setUp({ concurrency: 1 });
    answers.set(
      'one',
      () =>
        new Response('{"kind":"Status"}', {
          status: 429,
          headers: { 'retry-after': '25' },
        }),
    );
    collector.setTargets('eu', [target('one'), target('two')]);
    const asked = await rounds(4);
    expect(asked.map(round => round.length)).toEqual([1, 0, 0, 2]);
  });
});

describe('start and stop', () => {
  it('collects each cluster in its own time, until it is stopped', async () => {
    const { collector, asked, clock } = setUp();
    collector.setTargets('eu', [target('one')]);
    collector.start(new AbortController().signal);
    collector.setTargets('us', [target('two', { cluster: 'us' })]);
    for (let i = 0; i < 3; i++) {
      clock.advance(INTERVAL_MS);
      await settle();
    }
    expect(asked.filter(name => name === 'eu/one')).toHaveLength(3);
    expect(asked.filter(name => name === 'us/two')).toHaveLength(3);
    collector.removeCluster('us');
    asked.length = 0;
    clock.advance(INTERVAL_MS);
    await settle();
    expect(asked).toEqual(['eu/one']);
    await collector.stop();
    clock.advance(10 * INTERVAL_MS);
    await settle();
    expect(asked).toEqual(['eu/one']);
  });

  it('asks for page after page once all were read, and for all at once before', async () => {
    const { collector, asked, clock } = setUp();
    const pods = ['one', 'two', 'three'];
    collector.setTargets(
      'eu',
      pods.map(pod => target(pod)),
    );
    collector.start(new AbortController().signal);
    const asks: number[] = [];
    // Half of the time that a round may come early: `random` is always 0.5.
    for (const ms of [500, INTERVAL_MS / 2, 19, 1, 20]) {
      clock.advance(ms);
      await settle();
      asks.push(asked.splice(0).length);
    }
    expect(asks).toEqual([3, 1, 0, 1, 1]);
    await collector.stop();
  });

  it('reads a fleet of pages within a part of the interval', async () => {
    const { collector, asked, clock } = setUp({ concurrency: 2_000 });
    const pods = Array.from({ length: 2_000 }, (_, index) => `pod-${index}`);
    collector.setTargets(
      'eu',
      pods.map(pod => target(pod)),
    );
    collector.start(new AbortController().signal);
    clock.advance(500);
    await settle();
    asked.length = 0;
    clock.advance(INTERVAL_MS / 2);
    await settle();
    clock.advance(INTERVAL_MS / 8);
    await settle();
    expect(asked).toHaveLength(1_001);
    clock.advance(INTERVAL_MS / 8);
    await settle();
    expect(asked).toHaveLength(2_000);
    await collector.stop();
    // On a busy machine it takes its time.
  }, 60_000);

  it('ends a request that hangs', async () => {
    const { collector, answers, clock } = setUp();
    const ended: unknown[] = [];
    answers.set('one', signal => {
      signal.addEventListener('abort', () => ended.push('one'));
      return hangs(signal);
    });
    collector.setTargets('eu', [target('one')]);
    collector.start(new AbortController().signal);
    clock.advance(1000);
    await settle();
    await collector.stop();
    expect(ended).toEqual(['one']);
  });
});
