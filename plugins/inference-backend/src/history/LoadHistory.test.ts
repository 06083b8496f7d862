// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { LoadHistory } from './LoadHistory';
import { FINE } from './resolutions';
import { readMemory } from './testing/readMemory';

const POOL = { cluster: 'eu', namespace: 'llm', name: 'chat' };
const QUERY = { pool: POOL, rangeMs: 60_000, resolution: FINE };

function setUp() {
  const clock = new FakeClock();
  const history = new LoadHistory(clock);
  const load = (signals: Partial<Load>): Load => ({
    at: new Date(clock.now()).toISOString(),
    source: 'model servers (2 of 2)',
    stale: false,
    ...signals,
  });
  return { clock, history, load };
}

/** Times as seconds before now. */
function pointsOf(
  history: LoadHistory,
  clock: FakeClock,
  signal: string,
  rangeMs = 60_000,
) {
  const [series] = readMemory(history, clock.now(), {
    ...QUERY,
    rangeMs,
    signals: [signal],
  });
  return series?.points.map(([at, value]) => [
    (Date.parse(at) - clock.now()) / 1000,
    value,
  ]);
}

it('gives a pool, its signals and where they are from', () => {
  const { clock, history, load } = setUp();
  history.record(
    POOL,
    load({ queueDepth: 7, ttftMs: { p50: 120, p95: 480 } }),
    new Map(),
  );
  const from = new Date(clock.now()).toISOString();
  expect(readMemory(history, clock.now(), { ...QUERY, rangeMs: 0 })).toEqual([
    {
      signal: 'queueDepth',
      unit: 'requests',
      points: [[from, 7]],
      source: 'model servers (2 of 2)',
    },
    {
      signal: 'ttftMs.p50',
      unit: 'ms',
      points: [[from, 120]],
      source: 'model servers (2 of 2)',
    },
    {
      signal: 'ttftMs.p95',
      unit: 'ms',
      points: [[from, 480]],
      source: 'model servers (2 of 2)',
    },
  ]);
  expect(
    readMemory(history, clock.now(), { ...QUERY, signals: ['ttftMs'] }).map(
      ({ signal }) => signal,
    ),
  ).toEqual(['ttftMs.p50', 'ttftMs.p95']);
});

it('leaves gaps where nothing was measured', () => {
  const { clock, history, load } = setUp();
  history.record(POOL, load({ queueDepth: 1 }), new Map());
  clock.advance(15_000);
  history.record(POOL, load({ queueDepth: 2, requestRate: 8 }), new Map());
  clock.advance(30_000);
  history.record(POOL, load({ queueDepth: 4 }), new Map());
  clock.advance(15_000);
  expect(pointsOf(history, clock, 'queueDepth')).toEqual([
    [-60, 1],
    [-45, 2],
    [-30, null],
    [-15, 4],
    [0, null],
  ]);
  expect(pointsOf(history, clock, 'requestRate')).toEqual([
    [-60, null],
    [-45, 8],
    [-30, null],
    [-15, null],
    [0, null],
  ]);
});

it('keeps the last of 15 s, and an hour', () => {
  const { clock, history, load } = setUp();
  for (let seconds = 0; seconds < 2 * 3600; seconds += 5) {
    history.record(POOL, load({ queueDepth: seconds }), new Map());
    clock.advance(5_000);
  }
  const points = pointsOf(history, clock, 'queueDepth', 2 * 3_600_000);
  expect(points?.filter(([, value]) => value !== null)).toHaveLength(240);
  expect(points?.slice(-3)).toEqual([
    [-30, 7180],
    [-15, 7195],
    [0, null],
  ]);
});

it('takes nothing twice and nothing stale', () => {
  const { clock, history, load } = setUp();
  const once = load({ queueDepth: 1 });
  history.record(POOL, once, new Map());
  clock.advance(15_000);
  history.record(POOL, once, new Map());
  history.record(POOL, load({ queueDepth: 9, stale: true }), new Map());
  history.record(POOL, undefined, new Map());
  expect(pointsOf(history, clock, 'queueDepth', 15_000)).toEqual([
    [-15, 1],
    [0, null],
  ]);
});

it('gives endpoints on demand', () => {
  const { clock, history, load } = setUp();
  const endpoints = new Map([
    [
      'one',
      load({ queueDepth: 3, requestRate: 5, source: 'model server one:8000' }),
    ],
    ['two', undefined],
  ]);
  history.record(POOL, load({ queueDepth: 3 }), endpoints);
  const rows = (all: boolean) =>
    readMemory(history, clock.now(), {
      ...QUERY,
      rangeMs: 0,
      endpoints: all,
    }).map(({ signal, endpoint, source }) => [signal, endpoint, source]);
  expect(rows(false)).toEqual([
    ['queueDepth', undefined, 'model servers (2 of 2)'],
  ]);
  const rowsOf = (pods: string[]) =>
    readMemory(history, clock.now(), {
      ...QUERY,
      rangeMs: 0,
      endpoints: true,
      pods,
    }).map(({ endpoint }) => endpoint);
  expect(rowsOf(['one', 'three'])).toEqual([undefined, 'one']);
  expect(rowsOf(['three'])).toEqual([undefined]);
  expect(rows(true)).toEqual([
    ['queueDepth', undefined, 'model servers (2 of 2)'],
    ['queueDepth', 'one', 'model server one:8000'],
  ]);
});

it('forgets pods and pools after an hour', () => {
  const { clock, history, load } = setUp();
  history.record(
    POOL,
    load({ queueDepth: 1 }),
    new Map([['one', load({ queueDepth: 1 })]]),
  );
  clock.advance(1_800_000);
  history.record(POOL, load({ queueDepth: 2 }), new Map());
  clock.advance(1_800_001);
  history.prune();
  const query = { ...QUERY, rangeMs: 3_600_000, endpoints: true };
  expect(
    readMemory(history, clock.now(), query).map(({ endpoint }) => endpoint),
  ).toEqual([undefined]);
  clock.advance(1_800_000);
  history.prune();
  expect(readMemory(history, clock.now(), query)).toEqual([]);
});

it('knows nothing of other pools', () => {
  const { clock, history, load } = setUp();
  history.record(POOL, load({ queueDepth: 1 }), new Map());
  const pool = { ...POOL, cluster: 'us' };
  expect(readMemory(history, clock.now(), { ...QUERY, pool })).toEqual([]);
});

it('takes back what was kept elsewhere, and keeps what came meanwhile', () => {
  const { clock, history, load } = setUp();
  const at = clock.now() - 60_000;
  history.record(POOL, load({ queueDepth: 5 }), new Map());
  history.fill({
    pool: POOL,
    stepMs: FINE.stepMs,
    at,
    measured: {
      source: 'model servers (1 of 1)',
      values: { queueDepth: [1, null, 3, 4, 9], kvCacheRatio: [0.5] },
    },
    endpoints: { one: { source: '', values: { queueDepth: [7] } } },
  });
  expect(pointsOf(history, clock, 'queueDepth')).toEqual([
    [-60, 1],
    [-45, null],
    [-30, 3],
    [-15, 4],
    [0, 5],
  ]);
  expect(pointsOf(history, clock, 'kvCacheRatio')?.[0]).toEqual([-60, 0.5]);
});

it('takes back nothing that is older than an hour', () => {
  const { clock, history, load } = setUp();
  history.record(POOL, load({ queueDepth: 5 }), new Map());
  history.fill({
    pool: POOL,
    stepMs: FINE.stepMs,
    at: clock.now() - 3_600_000,
    measured: { source: '', values: { queueDepth: [1, 2] } },
    endpoints: {},
  });
  expect(
    pointsOf(history, clock, 'queueDepth', 2 * 3_600_000)?.filter(
      ([, value]) => value !== null,
    ),
  ).toEqual([
    [-3585, 2],
    [0, 5],
  ]);
});
