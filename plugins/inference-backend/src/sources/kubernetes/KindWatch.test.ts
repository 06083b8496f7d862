// SPDX-License-Identifier: Apache-2.0
import { plainly } from '../../core/testing/plainly';
import { KindWatch, KindWatchOptions } from './KindWatch';
import { InferencePool } from '../../core/objects/ClusterObjects';
import { FakeClock } from './testing/FakeClock';
import { bookmark, poolList, poolResource } from './testing/poolResource';
import { readSample } from './testing/samples';
import {
  Answer,
  json,
  lines,
  ScriptedApiServer,
  ScriptedRequest,
  status,
} from './testing/ScriptedApiServer';
import { until } from './testing/until';
import { WATCHED_KINDS } from './watchedKinds';

interface Followed {
  server: ScriptedApiServer;
  clock: FakeClock;
  watch: KindWatch<InferencePool>;
  /** Script for lists and watches to come; may be replaced while it runs. */
  script: { list: Answer; watch: Answer };
  changes: () => number;
}

/** Values that no pause between attempts has, so that a test can tell them apart. */
const LIST_TIMEOUT_MS = 61_001;
const IDLE_MS = 90_001;

const open = lines();
let stop: Array<() => Promise<void>> = [];

async function follow(
  script: Followed['script'],
  options: Partial<KindWatchOptions<InferencePool>> = {},
): Promise<Followed> {
  const server = await ScriptedApiServer.start(request =>
    request.isWatch ? script.watch(request) : script.list(request),
  );
  const clock = new FakeClock();
  let changes = 0;
  const watch = new KindWatch({
    kind: WATCHED_KINDS.inferencePools,
    get: (path, headers, signal) =>
      fetch(`${server.baseUrl}${path}`, { headers, signal }),
    clock,
    random: () => 0.5,
    onChange: () => {
      changes += 1;
    },
    ...options,
    limits: {
      listTimeoutMs: LIST_TIMEOUT_MS,
      idleMs: IDLE_MS,
      ...options.limits,
    },
  });
  const controller = new AbortController();
  const done = watch.run(controller.signal);
  stop.push(async () => {
    controller.abort();
    await done;
    await server.stop();
  });
  return { server, clock, watch, script, changes: () => changes };
}

const namesOf = (watch: KindWatch<InferencePool>) =>
  watch.objects().map(pool => pool.meta.name);

/** Whether the watch rests between two attempts. */
const rests = ({ clock }: Followed) =>
  clock.waiting.length === 1 &&
  ![LIST_TIMEOUT_MS, IDLE_MS].includes(clock.waiting[0]);

/** Waits for the watch to rest, ends the rest, and gives its length. */
async function nextAttempt(r: Followed): Promise<number> {
  const { clock, server } = r;
  await until(() => rests(r));
  const before = server.requests.length;
  const [delayMs] = clock.waiting;
  clock.advance(delayMs);
  await until(() => server.requests.length > before);
  return delayMs;
}

afterEach(async () => {
  await Promise.all(stop.map(end => end()));
  stop = [];
});

const twoPools = json(
  poolList('10', [poolResource('b', '4'), poolResource('a', '7')]),
);

describe('a list and a watch', () => {
  it('follows additions, changes and deletions from where the list ended', async () => {
    const r = await follow({ list: twoPools, watch: open });
    await until(() => r.server.watches.length === 1);
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
    expect(r.server.lists.map(it => it.path)).toEqual([
      '/apis/inference.networking.k8s.io/v1/inferencepools',
    ]);
    expect(Object.fromEntries(r.server.lists[0].query)).toEqual({
      limit: '500',
      resourceVersion: '0',
    });
    expect(Object.fromEntries(r.server.watches[0].query)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: '10',
      timeoutSeconds: '270',
    });

    const { response } = r.server.watches[0];
    const send = (value: unknown) =>
      response.write(`${JSON.stringify(value)}\n`);
    send({ type: 'ADDED', object: poolResource('c', '11') });
    await until(() => r.watch.objects().length === 3);
    send({ type: 'MODIFIED', object: poolResource('a', '12', { port: 9000 }) });
    await until(() => r.watch.objects()[0].targetPorts[0] === 9000);
    send({ type: 'DELETED', object: poolResource('b', '13') });
    await until(() => r.watch.objects().length === 2);
    expect(namesOf(r.watch)).toEqual(['a', 'c']);
    expect(r.watch.status()).toMatchObject({
      state: 'watching',
      objects: 2,
      version: 'v1',
      lastSyncedAt: '2026-11-20T18:00:00.000Z',
      reason: undefined,
    });
  });

  it('reads all pages and shows none before the last', async () => {
    let shown = -1;
    const r = await follow({
      list: request => {
        shown = r.watch.objects().length;
        const token = request.query.get('continue');
        const page = token
          ? poolList('21', [poolResource('z', '3')])
          : poolList('21', [poolResource('y', '2')], 'more');
        json(page)(request);
      },
      watch: open,
    });
    await until(() => r.watch.objects().length === 2);
    expect(shown).toBe(0);
    expect(Object.fromEntries(r.server.lists[1].query)).toEqual({
      limit: '500',
      continue: 'more',
    });
  });

  it('says nothing of a change that changes nothing', async () => {
    const r = await follow({ list: twoPools, watch: open });
    await until(() => r.server.watches.length === 1);
    const [before, objects] = [r.changes(), r.watch.objects()];
    const { response } = r.server.watches[0];
    response.write(
      `${JSON.stringify({
        type: 'MODIFIED',
        object: poolResource('a', '30'),
      })}\n`,
    );
    response.end();
    await until(() => rests(r));
    expect(r.changes()).toBe(before);
    expect(r.watch.objects()).toBe(objects);
    await nextAttempt(r);
    expect(r.server.watches[1].query.get('resourceVersion')).toBe('30');
  });

  it('goes on from a bookmark when the cluster ends the watch', async () => {
    const r = await follow({ list: twoPools, watch: lines(bookmark('77')) });
    await until(() => r.server.watches.length === 1);
    r.clock.advance(60_000);
    r.script.watch = open;
    r.server.watches[0].response.end();
    await until(() => r.server.watches.length === 2);
    expect(r.server.watches[1].query.get('resourceVersion')).toBe('77');
    expect(r.server.lists).toHaveLength(1);
  });

  it('was last heard of when a bookmark came, of which nobody need be told', async () => {
    const r = await follow({ list: twoPools, watch: open });
    await until(() => r.server.watches.length === 1);
    const listedAt = r.watch.status().lastSyncedAt;
    const told = r.changes();
    r.clock.advance(60_000);
    r.server.watches[0].response.write(`${JSON.stringify(bookmark('77'))}\n`);
    await until(() => r.watch.status().lastSyncedAt !== listedAt);
    expect(
      Date.parse(r.watch.status().lastSyncedAt ?? '') -
        Date.parse(listedAt ?? ''),
    ).toBe(60_000);
    expect(r.changes()).toBe(told);
  });

  it('reports an object that does not match, and reads the rest', async () => {
    const r = await follow({
      list: json(
        poolList('5', [
          poolResource('odd', '1', { port: 'eight' }),
          poolResource('fine', '2'),
        ]),
      ),
      watch: open,
    });
    await until(() => r.watch.objects().length === 1);
    expect(r.watch.unreadable()).toEqual([
      {
        apiVersion: 'inference.networking.k8s.io/v1',
        kind: 'InferencePool',
        namespace: 'chat',
        name: 'odd',
        reason: 'spec.targetPorts[0].number: expected number, received string',
      },
    ]);
  });
});

it('reads what a real API server sent: pages, and a watch from too long ago', async () => {
  const [first, second] = ['watch-page1.json', 'watch-page2.json'].map(
    readSample,
  );
  // Two of three pages were recorded.
  const last = second.replace(/"continue": "[^"]*"/, '"continue": ""');
  const r = await follow({
    list: ({ query, response }) =>
      response.end(query.has('continue') ? last : first),
    watch: ({ response }) =>
      response.end(readSample('watch-expired-resource-version.jsonl')),
  });
  await until(() => rests(r));
  expect(namesOf(r.watch)).toEqual([
    'pool-llama',
    'pool-no-epp',
    'pool-qwen',
    'pool-canary',
  ]);
  expect(r.watch.status().state).toBe('watching');
  await nextAttempt(r);
  await until(() => r.server.lists.length === 4);
  await until(() => rests(r));
  expect(plainly(r.watch.status())).toMatchObject({
    failure: 'expired',
    reason: 'too old resource version: 1 (968)',
  });
});

describe('faults', () => {
  it.each<[string, Answer]>([
    ['as HTTP status', status(410, 'too old resource version: 10 (99)')],
    [
      'as an event',
      lines({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, message: 'too old: 10 (99)' },
      }),
    ],
  ])('lists once more after 410 %s, and keeps what it had', async (_, gone) => {
    const r = await follow({ list: twoPools, watch: gone });
    await until(() => rests(r));
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
    r.script.list = json(poolList('100', [poolResource('b', '4')]));
    r.script.watch = open;
    expect(await nextAttempt(r)).toBe(375);
    await until(() => r.server.watches.length === 2);
    expect(namesOf(r.watch)).toEqual(['b']);
    // Not from a cache: it may be older than what was seen.
    expect(r.server.lists[1].query.has('resourceVersion')).toBe(false);
  });

  it('slows down when every watch is answered with 410', async () => {
    const r = await follow({ list: twoPools, watch: status(410, 'too old') });
    const delays = [];
    for (let round = 0; round < 9; round += 1) {
      await until(() => r.server.watches.length === round + 1);
      delays.push(await nextAttempt(r));
    }
    expect(delays).toEqual([
      375, 750, 1500, 3000, 6000, 12000, 22500, 22500, 22500,
    ]);
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
  });

  it('stays patient with a cluster that ends watches each second', async () => {
    const closing: Answer = request => {
      lines()(request);
      request.response.end();
    };
    const r = await follow({ list: twoPools, watch: closing });
    const delays = [];
    for (let round = 0; round < 6; round += 1) {
      await until(() => r.server.watches.length === round + 1);
      delays.push(await nextAttempt(r));
    }
    expect(delays).toEqual([75, 150, 300, 600, 750, 750]);
    expect(r.server.lists).toHaveLength(1);
    expect(plainly(r.watch.status())).toMatchObject({
      state: 'watching',
      reason:
        'the cluster ends watches after a few seconds; they are opened again each time',
    });
    r.script.watch = open;
    await nextAttempt(r);
    r.clock.advance(15_000);
    expect(r.watch.status().reason).toBeUndefined();
  });

  it.each<[string, (request: ScriptedRequest) => void]>([
    ['half a line', ({ response }) => response.end('{"type":"ADDED","obj')],
    ['bytes that are no JSON', ({ response }) => response.end('<html>\n')],
    ['JSON that is no event', ({ response }) => response.end('{"type":7}\n')],
    ['a reset', ({ response }) => response.destroy()],
  ])('opens the watch again after %s', async (_, end) => {
    const r = await follow({
      list: twoPools,
      watch: request => {
        lines(bookmark('15'))(request);
        setTimeout(() => end(request), 5);
      },
    });
    await until(() => rests(r));
    r.script.watch = open;
    expect(await nextAttempt(r)).toBe(375);
    expect(r.server.watches[1].query.get('resourceVersion')).toBe('15');
    // Once is no reason to worry anybody.
    expect(r.watch.status().state).toBe('watching');
    expect(r.server.lists).toHaveLength(1);
  });

  it('lists anew where garbage comes again from the same place', async () => {
    const garbage: Answer = ({ response }) => response.end('}{\n');
    const r = await follow({ list: twoPools, watch: garbage });
    await nextAttempt(r);
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status().reason)).toBe(
      'sent a watch event that is not JSON: }{',
    );
    r.script.watch = open;
    await nextAttempt(r);
    await until(() => r.watch.status().state === 'watching');
    expect(r.server.lists).toHaveLength(2);
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
  });

  it('cuts off a line without end', async () => {
    let sentBytes = 0;
    const r = await follow(
      {
        list: twoPools,
        watch: request => {
          lines()(request);
          const { response } = request;
          const pump = () => {
            while (!response.destroyed) {
              sentBytes += 1024;
              if (!response.write('x'.repeat(1024))) {
                break;
              }
            }
          };
          response.on('drain', pump);
          pump();
        },
      },
      { limits: { maxLineBytes: 64 * 1024 } },
    );
    await nextAttempt(r);
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status().reason)).toBe(
      'sent a watch event of more than 64 KiB',
    );
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  it('cuts off a list without end', async () => {
    const r = await follow(
      {
        list: ({ response }) => {
          const pump = () => {
            while (!response.destroyed && response.write(' '.repeat(4096)));
          };
          response.on('drain', pump);
          pump();
        },
        watch: open,
      },
      { limits: { maxPageBytes: 1024 * 1024 } },
    );
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status().reason)).toBe(
      'answered with a list that is too long',
    );
  });

  it('gives up a connection on which nothing comes', async () => {
    const r = await follow({ list: twoPools, watch: open });
    await until(() => r.server.watches.length === 1);
    await until(() => r.clock.waiting[0] === IDLE_MS);
    let closed = false;
    r.server.watches[0].response.on('close', () => {
      closed = true;
    });
    r.clock.advance(IDLE_MS);
    await until(() => closed);
    await nextAttempt(r);
    expect(r.server.watches[1].query.get('resourceVersion')).toBe('10');
  });

  it('ends a silent watch whose source does not hear that it is to end', async () => {
    const list = JSON.stringify(poolList('10', []));
    let watches = 0;
    const r = await follow(
      { list: twoPools, watch: open },
      {
        get: async path => {
          if (!path.includes('watch=true')) {
            return new Response(list);
          }
          watches += 1;
          return new Response(new ReadableStream());
        },
      },
    );
    await until(() => r.clock.waiting[0] === IDLE_MS);
    r.clock.advance(IDLE_MS);
    await until(() => rests(r));
    r.clock.advance(r.clock.waiting[0]);
    await until(() => r.clock.waiting[0] === IDLE_MS);
    expect(watches).toBe(2);
  });

  it('waits for the first byte of a watch as long as for the others', async () => {
    // The Kubernetes backend's proxy holds back the headers until there is a body.
    const r = await follow({ list: twoPools, watch: () => {} });
    await until(() => r.server.watches.length === 1);
    await until(() => r.clock.waiting[0] === IDLE_MS);
    r.clock.advance(89_000);
    lines({ type: 'ADDED', object: poolResource('late', '12') })(
      r.server.watches[0],
    );
    await until(() => r.watch.objects().length === 3);
    expect(r.server.watches).toHaveLength(1);
  });

  it('gives up a list that is not answered', async () => {
    const r = await follow({ list: () => {}, watch: open });
    await until(() => r.clock.waiting[0] === LIST_TIMEOUT_MS);
    r.clock.advance(LIST_TIMEOUT_MS);
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status())).toMatchObject({
      failure: 'unreachable',
      reason: 'no answer within 61 s',
    });
  });

  it('comes back no sooner than a busy cluster asks it to', async () => {
    const r = await follow({
      list: status(429, 'please try again later', { 'Retry-After': '7' }),
      watch: open,
    });
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status())).toMatchObject({
      failure: 'throttled',
      reason: 'please try again later',
    });
    r.script.list = twoPools;
    expect(await nextAttempt(r)).toBe(7_375);
    await until(() => r.watch.status().state === 'watching');
  });

  it('keeps what it knows when the credentials are no longer taken', async () => {
    const r = await follow({
      list: twoPools,
      watch: status(401, 'Unauthorized'),
    });
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status())).toMatchObject({
      failure: 'unauthorized',
      reason: 'Unauthorized',
    });
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
    r.script.watch = open;
    expect(await nextAttempt(r)).toBe(60_000);
    await until(() => r.watch.status().state === 'watching');
  });

  it('drops what it may no longer read', async () => {
    const r = await follow({
      list: twoPools,
      watch: status(
        403,
        'User "portal" cannot watch resource "inferencepools"',
      ),
    });
    await until(() => r.watch.status().state === 'forbidden');
    expect(r.watch.objects()).toEqual([]);
    expect(plainly(r.watch.status().reason)).toBe(
      'User "portal" cannot watch resource "inferencepools"',
    );
    expect(await nextAttempt(r)).toBe(60_000);
  });

  it('calls a forbidden kind missing where its CRD is known not to exist', async () => {
    const r = await follow(
      { list: status(403, 'forbidden'), watch: open },
      { isInstalled: () => false },
    );
    await until(() => r.watch.status().state === 'missing');
    expect(plainly(r.watch.status().reason)).toBe(
      'inferencepools.inference.networking.k8s.io is not installed in the cluster',
    );
  });

  it.each([404, 403])(
    'looks seldom for a kind whose CRD is known not to exist (%d)',
    async code => {
      const r = await follow(
        { list: status(code, 'no'), watch: open },
        { isInstalled: () => false },
      );
      await until(() => r.watch.status().state === 'missing');
      expect(await nextAttempt(r)).toBe(600_000);
    },
  );

  it('looks seldom for what a cluster can do without, where nobody knows its CRDs', async () => {
    const r = await follow(
      { list: status(404, 'no'), watch: open },
      {
        kind: { ...WATCHED_KINDS.inferencePools, isOptional: true },
        isInstalled: () => undefined,
      },
    );
    await until(() => r.watch.status().state === 'missing');
    expect(await nextAttempt(r)).toBe(300_000);
  });

  it('finds a kind that is installed later, at once when told to look', async () => {
    const r = await follow({
      list: ({ response }) =>
        response.writeHead(404).end('404 page not found\n'),
      watch: open,
    });
    await until(() => r.watch.status().state === 'missing');
    expect(await nextAttempt(r)).toBe(30_000);
    await until(() => rests(r));
    r.script.list = twoPools;
    r.watch.retryNow();
    await until(() => r.watch.status().state === 'watching');
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
  });

  it('forgets the objects of a kind that was uninstalled', async () => {
    const r = await follow({ list: twoPools, watch: open });
    await until(() => r.server.watches.length === 1);
    const gone = status(
      404,
      'the server could not find the requested resource',
    );
    r.script.list = gone;
    r.script.watch = gone;
    r.watch.reconnect();
    await until(() => r.watch.status().state === 'missing');
    expect(r.watch.objects()).toEqual([]);
  });

  it('takes an older version where the newer is not served', async () => {
    const grants = new Map([['/v1beta1/', 200]]);
    const server = await ScriptedApiServer.start(request => {
      if (request.isWatch) {
        open(request);
      } else if ([...grants.keys()].some(part => request.path.includes(part))) {
        json({ metadata: { resourceVersion: '3' }, items: null })(request);
      } else {
        status(404, 'not found')(request);
      }
    });
    const watch = new KindWatch({
      kind: WATCHED_KINDS.referenceGrants,
      get: (path, headers, signal) =>
        fetch(`${server.baseUrl}${path}`, { headers, signal }),
      clock: new FakeClock(),
      random: () => 0.5,
      onChange: () => {},
    });
    const controller = new AbortController();
    const done = watch.run(controller.signal);
    stop.push(async () => {
      controller.abort();
      await done;
      await server.stop();
    });
    await until(() => server.watches.length === 1);
    expect(plainly(watch.status())).toMatchObject({
      state: 'watching',
      version: 'v1beta1',
    });
    expect(server.watches[0].path).toBe(
      '/apis/gateway.networking.k8s.io/v1beta1/referencegrants',
    );
  });

  it('says why after it failed twice, keeps the objects, and lists on its return', async () => {
    const r = await follow({
      list: twoPools,
      watch: status(500, 'etcd is down'),
    });
    await nextAttempt(r);
    await until(() => r.watch.status().state === 'error');
    expect(plainly(r.watch.status())).toMatchObject({
      failure: 'failed',
      reason: 'answered 500: etcd is down',
    });
    expect(namesOf(r.watch)).toEqual(['a', 'b']);
    r.script.list = json(poolList('40', [poolResource('a', '7')]));
    r.script.watch = open;
    await nextAttempt(r);
    await until(() => r.watch.status().state === 'watching');
    expect(namesOf(r.watch)).toEqual(['a']);
  });
});

it('asks for metadata only where that is enough', async () => {
  const server = await ScriptedApiServer.start(request =>
    request.isWatch
      ? open(request)
      : json({ metadata: { resourceVersion: '2' }, items: [] })(request),
  );
  const watch = new KindWatch({
    kind: WATCHED_KINDS.crds,
    get: (path, headers, signal) =>
      fetch(`${server.baseUrl}${path}`, { headers, signal }),
    clock: new FakeClock(),
    random: () => 0,
    onChange: () => {},
  });
  const controller = new AbortController();
  const done = watch.run(controller.signal);
  await until(() => server.watches.length === 1);
  expect(server.requests.map(it => it.headers.accept)).toEqual([
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
  ]);
  controller.abort();
  await done;
  await server.stop();
});
