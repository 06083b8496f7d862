// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { mockServices } from '@backstage/backend-test-utils';
import { plainly } from '../../../core/testing/plainly';
import { readSample } from '../../../core/signals/testing/readSample';
import { until } from '../../kubernetes/testing/until';
import { SystemClock } from '../../SystemClock';
import { InlineReader } from '../InlineReader';
import { PageOrder } from '../PageReader';
import { ScrapeResult } from '../ScrapeResult';
import { PodServer } from '../testing/PodServer';
import { createPageReader } from './createPageReader';
import { startPageThread, whyNoThread } from './startPageThread';
import { ThreadReader } from './ThreadReader';

jest.setTimeout(60_000);

const COMPILED = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];
const PAGE = readSample('llm-d-inference-sim-v0.9.2-busy.prom');
const TOKEN = 'a-secret-token';
const NEVER = new AbortController().signal;

let server: PodServer;
let reader: ThreadReader;
let inline: InlineReader;
const threads: Worker[] = [];
const logger = mockServices.logger.mock();
const clock = new SystemClock();
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  server = await new PodServer((_, response) => answer(response)).start();
  inline = new InlineReader(clock);
  reader = new ThreadReader({
    start: () => {
      const thread = startPageThread(true, COMPILED);
      threads.push(thread);
      return thread;
    },
    createFallback: () => {
      throw new Error('the thread did not start');
    },
    clock,
    random: () => 0,
    logger,
  });
});

beforeEach(() => {
  answer = response => response.end(PAGE);
});

afterAll(async () => {
  await reader.close();
  await inline.close();
  await server.stop();
});

function order(
  parts: Partial<PageOrder['address']> = {},
  timeoutMs = 20_000,
): PageOrder {
  return {
    address: {
      cluster: 'eu',
      role: 'server',
      namespace: 'llm',
      pod: 'one',
      port: 8000,
      path: '/metrics',
      engine: 'vllm',
      ...parts,
    },
    way: {
      mode: 'proxy',
      route: {
        connect: 'direct',
        cluster: 'eu',
        url: `http://127.0.0.1:${server.port}`,
        authorization: `Bearer ${TOKEN}`,
      },
    },
    timeoutMs,
  };
}

/** All but when it was read. */
function withoutTime(result: ScrapeResult) {
  return result.ok
    ? {
        ...result.page,
        bytes: result.bytes,
        reading: { ...result.page.reading.alone(), at: 0 },
      }
    : result.failure;
}

it('reads a page as this thread does', async () => {
  const [there, here] = await Promise.all([
    reader.read(order(), NEVER),
    inline.read(order(), NEVER),
  ]);
  expect(there.ok).toBe(true);
  expect(withoutTime(there)).toEqual(withoutTime(here));
  expect(there.ok && there.page.reading.value('runningRequests')).toBe(
    here.ok && here.page.reading.value('runningRequests'),
  );
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${TOKEN}`,
    `Bearer ${TOKEN}`,
  ]);
});

/** Of the threads that read pages here: how nice, and by which of Linux's policies. */
function prioritiesOfThreads() {
  const all = '/proc/self/task';
  return readdirSync(all)
    .filter(
      id => readFileSync(`${all}/${id}/comm`, 'utf8') === 'inference pages\n',
    )
    .map(id => {
      // After the name, which is in brackets.
      const stat = readFileSync(`${all}/${id}/stat`, 'utf8').split(') ')[1];
      const fields = stat.split(' ');
      return { nice: Number(fields[16]), policy: Number(fields[38]) };
    });
}

/** What is done only where nothing else is. */
const SCHED_IDLE = 5;

/** Not everywhere is there a `chrt`, or one that may. */
const withChrt =
  spawnSync('chrt', ['-i', '0', 'true']).status === 0
    ? describe
    : describe.skip;

withChrt('with one core', () => {
  it('goes behind all others of this process', async () => {
    const own = getPriority();
    const least = Math.min(19, own + 10);
    await reader.read(order(), NEVER);
    await until(() =>
      prioritiesOfThreads().some(({ policy }) => policy === SCHED_IDLE),
    );
    expect(prioritiesOfThreads()).toEqual([
      { nice: least, policy: SCHED_IDLE },
    ]);
    expect(getPriority()).toBe(own);
    // With more cores than one it only has a smaller part.
    const other = startPageThread(false, COMPILED);
    await new Promise(resolve => {
      other.once('message', resolve);
    });
    expect(prioritiesOfThreads()).toContainEqual({ nice: least, policy: 0 });
    await other.terminate();
  });
});

it.each<[string, () => Promise<ScrapeResult>, string, RegExp]>([
  [
    'a page that does not come in time',
    () => {
      answer = () => {};
      return reader.read(order({}, 200), NEVER);
    },
    'timeout',
    /no complete page within 200 ms/,
  ],
  [
    'a refusal',
    () => {
      answer = response => response.writeHead(403).end('no');
      return reader.read(order({ role: 'picker', engine: 'epp' }), NEVER);
    },
    'page-forbidden',
    /answers 403/,
  ],
  [
    'something else than a page',
    () => {
      answer = response => response.end('<html>');
      return reader.read(order(), NEVER);
    },
    'not-exposition',
    /is no page of metrics/,
  ],
  [
    'an address that is no pod’s',
    () =>
      reader.read(
        { ...order({ podIp: '127.0.0.1' }), way: { mode: 'direct' } },
        NEVER,
      ),
    'unreachable',
    /127\.0\.0\.1 is not the address of a pod/,
  ],
])('says why of %s', async (_, read, code, detail) => {
  expect(plainly(await read())).toMatchObject({
    ok: false,
    failure: { code, detail: expect.stringMatching(detail) },
  });
});

it('gives a page up that is not wanted any more', async () => {
  let isClosed = false;
  answer = response =>
    response.on('close', () => {
      isClosed = true;
    });
  const asked = server.requests.length;
  const controller = new AbortController();
  const reading = reader.read(order(), controller.signal);
  await until(() => server.requests.length > asked);
  controller.abort();
  expect(await reading).toMatchObject({ failure: { code: 'reader-stopped' } });
  await until(() => isClosed);
});

it('goes on with another thread where one ends', async () => {
  let isAsked = false;
  answer = () => {
    isAsked = true;
  };
  const lost = reader.read(order(), NEVER);
  await until(() => isAsked);
  await threads[0].terminate();
  expect(await lost).toMatchObject({
    failure: {
      code: 'reader-stopped',
      detail: expect.stringContaining('it ended with code 1'),
    },
  });
  answer = response => response.end(PAGE);
  const next = await reader.read(order(), NEVER);
  expect(next.ok).toBe(true);
  expect(threads).toHaveLength(2);
  expect(JSON.stringify(logger.error.mock.calls)).not.toContain(TOKEN);
});

it('is left out where nothing compiles sources for it', async () => {
  expect(whyNoThread(COMPILED)).toBeUndefined();
  expect(whyNoThread([])).toBe('sources are not compiled for threads here');
  const plain = createPageReader({ clock, random: () => 0, logger });
  expect((await plain.read(order(), NEVER)).ok).toBe(true);
  await plain.close();
});
