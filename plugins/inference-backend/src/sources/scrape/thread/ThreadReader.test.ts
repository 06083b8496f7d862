// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { EventEmitter } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import { plainly } from '../../../core/testing/plainly';
import { FakeClock } from '../../kubernetes/testing/FakeClock';
import { createOrderingCollector } from '../createOrderingCollector';
import { PageOrder, PageReader } from '../PageReader';
import { ScrapeResult } from '../ScrapeResult';
import { FromPageThread, ToPageThread } from './PageMessages';
import { PagePacker } from './PagePacker';
import { ThreadReader } from './ThreadReader';

const ORDER: PageOrder = {
  address: {
    cluster: 'eu',
    role: 'server',
    namespace: 'llm',
    pod: 'one',
    port: 8000,
    path: '/metrics',
    engine: 'vllm',
  },
  way: { mode: 'direct' },
  timeoutMs: 10_000,
};
/** Longer than a page may take, and than a thread may be silent. */
const TOO_LONG_MS = 45_000;
const NEVER = new AbortController().signal;

const answer = (detail: string): ScrapeResult => ({
  ok: false,
  failure: { code: 'not-found', detail },
});
const stopped = (why: string): ScrapeResult => ({
  ok: false,
  failure: {
    code: 'reader-stopped',
    detail: say`the portal's thread that reads metrics pages stopped: ${why}`,
  },
});

/** Says what it is told to say. */
class ScriptedThread extends EventEmitter {
  readonly told: ToPageThread[] = [];
  isTerminated = false;
  private readonly packer = new PagePacker();

  postMessage(message: ToPageThread): void {
    this.told.push(message);
  }

  async terminate(): Promise<number> {
    this.isTerminated = true;
    this.emit('exit', 1);
    return 1;
  }

  ready(): void {
    this.say({ type: 'ready' });
  }

  answer(id: number, result: ScrapeResult): void {
    this.packer.add(id, result);
    this.say({ type: 'pages', ...this.packer.take() });
  }

  crash(message: string): void {
    this.emit('error', new Error(message));
    this.emit('exit', 1);
  }

  get asked(): number[] {
    return this.told.flatMap(message =>
      message.type === 'read' ? message.id : [],
    );
  }

  private say(message: FromPageThread): void {
    this.emit('message', message);
  }
}

/** Lets what was settled reach who waits. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(wake => {
      setImmediate(wake);
    });
  }
}

function setUp() {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  const threads: ScriptedThread[] = [];
  const fallback = {
    read: jest.fn(async () => answer('read here')),
    close: jest.fn(async () => {}),
  } satisfies PageReader;
  const hurried: boolean[] = [];
  let problem: Error | undefined;
  const reader = new ThreadReader({
    clock,
    logger,
    random: () => 1,
    start: ({ isHurried }) => {
      if (problem) {
        throw problem;
      }
      hurried.push(isHurried);
      const thread = new ScriptedThread();
      threads.push(thread);
      return thread;
    },
    createFallback: () => fallback,
  });
  return {
    clock,
    logger,
    threads,
    hurried,
    fallback,
    reader,
    refuse: (error: Error) => {
      problem = error;
    },
    read: (signal = NEVER) => reader.read(ORDER, signal),
  };
}

it('starts with the first page, and gives each its own answer', async () => {
  const { threads, read } = setUp();
  expect(threads).toHaveLength(0);
  const [first, second] = [read(), read()];
  threads[0].ready();
  expect(threads[0].told).toEqual([
    { type: 'read', id: 1, order: ORDER },
    { type: 'read', id: 2, order: ORDER },
  ]);
  threads[0].answer(2, answer('of the second'));
  threads[0].answer(1, answer('of the first'));
  expect(await first).toEqual(answer('of the first'));
  expect(await second).toEqual(answer('of the second'));
});

it('tells the thread what is not wanted any more, and waits no longer', async () => {
  const { threads, read } = setUp();
  const controller = new AbortController();
  const reading = read(controller.signal);
  threads[0].ready();
  controller.abort();
  expect(await reading).toEqual(stopped('it is not wanted any more'));
  expect(threads[0].told.at(-1)).toEqual({ type: 'abort', id: 1 });
  // Its answer was on the way.
  threads[0].answer(1, answer('late'));
  expect(await read(controller.signal)).toEqual(
    stopped('it is not wanted any more'),
  );
  expect(threads[0].asked).toEqual([1]);
});

it('starts a thread that crashed again, with growing pauses', async () => {
  const { clock, logger, threads, hurried, read } = setUp();
  const lost = read();
  threads[0].ready();
  threads[0].crash(
    'out of memory at https://user:hunter2@host, Bearer abc.def',
  );
  expect(await lost).toEqual(
    stopped('out of memory at https://…@host, Bearer …'),
  );
  expect(logger.error).toHaveBeenCalledWith(
    'The thread that reads metrics pages ended: out of memory at https://…@host, Bearer …. It is started again in 500 ms.',
  );
  // What comes meanwhile waits for it.
  const next = read();
  clock.advance(499);
  await settle();
  expect(threads).toHaveLength(1);
  clock.advance(1);
  await settle();
  expect(threads[1].asked).toEqual([2]);
  threads[1].answer(2, answer('at last'));
  expect(await next).toEqual(answer('at last'));
  threads[1].crash('again');
  expect(logger.error).toHaveBeenLastCalledWith(
    expect.stringContaining('started again in 1000 ms'),
  );
  clock.advance(1000);
  await settle();
  clock.advance(60_000);
  threads[2].crash('after a good while');
  expect(logger.error).toHaveBeenLastCalledWith(
    expect.stringContaining('started again in 500 ms'),
  );
  expect(hurried).toEqual(threads.map(() => false));
});

it('replaces one that does not answer any more', async () => {
  const { clock, threads, hurried, read } = setUp();
  const reading = read();
  threads[0].ready();
  for (let waited = 0; waited < TOO_LONG_MS; waited += 5000) {
    clock.advance(5000);
    await settle();
  }
  expect(await reading).toEqual(stopped('it did not answer any more'));
  expect(threads[0].isTerminated).toBe(true);
  // The exit of the old one is not taken for that of the new, which may have too
  // small a part of the core otherwise.
  expect(hurried).toEqual([false, true]);
  const next = read();
  expect(threads[1].asked).toEqual([2]);
  threads[1].answer(2, answer('by the new one'));
  expect(await next).toEqual(answer('by the new one'));
});

it.each<[string, (parts: ReturnType<typeof setUp>) => void, string]>([
  [
    'can’t be started',
    ({ refuse }) => refuse(new Error('no threads')),
    'no threads',
  ],
  ['ends before it is up', () => {}, 'no such file'],
])('reads in this one where a thread %s', async (_, prepare, why) => {
  const parts = setUp();
  const { threads, read, reader, fallback, logger } = parts;
  prepare(parts);
  const waited = read();
  threads[0]?.crash('no such file');
  expect(await waited).toEqual(answer('read here'));
  expect(await read()).toEqual(answer('read here'));
  expect(fallback.read).toHaveBeenCalledTimes(2);
  expect(fallback.read).toHaveBeenLastCalledWith(ORDER, NEVER);
  expect(logger.warn.mock.calls).toEqual([
    [
      expect.stringContaining(
        `No thread can be started to read metrics pages: ${why}`,
      ),
    ],
  ]);
  await reader.close();
  expect(fallback.close).toHaveBeenCalledTimes(1);
});

it('ends the thread with the portal, and does not start it again', async () => {
  const { clock, logger, threads, read, reader } = setUp();
  const reading = read();
  threads[0].ready();
  await reader.close();
  expect(await reading).toEqual(stopped('the portal stops'));
  expect(threads[0].isTerminated).toBe(true);
  clock.advance(TOO_LONG_MS);
  await settle();
  expect(threads).toHaveLength(1);
  expect(logger.error).not.toHaveBeenCalled();
  expect(clock.waiting).toEqual([]);
});

it('shows in the state of the cluster why its pages are not read', async () => {
  const { clock, logger, threads, reader } = setUp();
  const collector = createOrderingCollector({
    source: {
      routeOf: async cluster => ({
        connect: 'direct',
        cluster,
        url: 'http://api',
        authorization: 'Bearer a-secret-token',
      }),
    },
    reader,
    clock,
    random: () => 0,
    logger,
  });
  collector.setTargets('eu', [{ ...ORDER.address, ready: true, pools: [] }]);
  const round = collector.collect('eu', NEVER);
  await settle();
  threads[0].ready();
  threads[0].crash('heap limit');
  clock.advance(500);
  await round;
  expect(plainly(collector.status('eu'))).toMatchObject({
    state: 'failing',
    reason:
      "1 of 1 metrics pages can't be read; llm/one:8000: the portal's thread that reads metrics pages stopped: heap limit",
  });
  expect(JSON.stringify(logger.info.mock.calls)).not.toContain('secret');
  // The next round is read by the new thread.
  await settle();
  const next = collector.collect('eu', NEVER);
  await settle();
  const [id] = threads[1].asked;
  threads[1].answer(id, answer('there'));
  await next;
  await settle();
  expect(plainly(collector.status('eu').reason)).toContain('there');
});
