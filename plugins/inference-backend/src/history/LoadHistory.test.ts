// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { LoadHistory } from './LoadHistory';

const POOL = { cluster: 'eu', namespace: 'llm', name: 'chat' };
const QUERY = {
  cluster: 'eu',
  namespace: 'llm',
  pool: 'chat',
  rangeMs: 60_000,
};

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
  const [series] = history.series({ ...QUERY, rangeMs, signals: [signal] });
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
  expect(history.series({ ...QUERY, rangeMs: 0 })).toEqual([
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
    history
      .series({ ...QUERY, signals: ['ttftMs'] })
      .map(({ signal }) => signal),
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
  expect(points).toHaveLength(240);
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
  const { history, load } = setUp();
  const endpoints = new Map([
    [
      'one',
      load({ queueDepth: 3, requestRate: 5, source: 'model server one:8000' }),
    ],
    ['two', undefined],
  ]);
  history.record(POOL, load({ queueDepth: 3 }), endpoints);
  const rows = (all: boolean) =>
    history
      .series({ ...QUERY, rangeMs: 0, endpoints: all })
      .map(({ signal, endpoint, source }) => [signal, endpoint, source]);
  expect(rows(false)).toEqual([
    ['queueDepth', undefined, 'model servers (2 of 2)'],
  ]);
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
  expect(history.series(query).map(({ endpoint }) => endpoint)).toEqual([
    undefined,
  ]);
  clock.advance(1_800_000);
  history.prune();
  expect(history.series(query)).toEqual([]);
});

it('knows nothing of other pools', () => {
  const { history, load } = setUp();
  history.record(POOL, load({ queueDepth: 1 }), new Map());
  expect(history.series({ ...QUERY, cluster: 'us' })).toEqual([]);
});
