// SPDX-License-Identifier: Apache-2.0
import { Reading } from '../../core/signals/Reading';
import { layoutOf } from '../../core/signals/testing/layoutOf';
import { TargetState } from './TargetState';

const LAYOUT = layoutOf([['queueDepth', {}]], [['ttft', {}, [5, Infinity]]]);
const PAGE = {
  report: { engine: 'vllm', generation: 'v1', signals: [] },
  served: { models: [], adapters: [], activeAdapters: [] },
};

function createState(): TargetState {
  return new TargetState(
    {
      cluster: 'eu',
      role: 'server',
      namespace: 'llm',
      pod: 'one',
      port: 8000,
      path: '/metrics',
      engine: 'vllm',
      pools: ['llm/chat'],
    },
    15_000,
  );
}

it('keeps no numbers of other pages while its own fails', () => {
  // As of a message: the numbers of another page stand before its own.
  const values = Float64Array.of(70, 3);
  const counts = Uint32Array.of(80, 90, 1, 2);
  const state = createState();
  state.succeed({
    ...PAGE,
    reading: new Reading(15_000, LAYOUT, values, counts, 1, 2),
  });
  state.fail({ code: 'timeout', detail: 'late' }, 30_000);
  values.fill(0);
  counts.fill(0);
  const [{ reading }] = state.reading();
  expect(reading.value('queueDepth')).toBe(3);
  expect(reading.histograms('ttft')).toEqual([
    { bounds: [5, Infinity], counts: [1, 2] },
  ]);
});

/** A page of a counter that grows by 2 a second, but for restarts. */
function counted(at: number, requests: number) {
  const layout = layoutOf([['requests', {}]]);
  return { ...PAGE, reading: new Reading(at, layout, [requests], []) };
}

it.each([
  ['on time', 0, 15_000],
  ['late in their spans', 14_000, 15_000],
  ['with jitter', 3_000, 14_300],
  ['much too often', 0, 1_000],
])('counts over a minute of readings that come %s', (_, first, everyMs) => {
  const state = createState();
  const windows = Array.from({ length: 200 }, (_each, index) => {
    const at = first + index * everyMs;
    state.succeed(counted(at, (at * 2) / 1000));
    return state.window?.increase('requests');
  }).slice(1);
  const rates = windows.map(
    window => window && (window.count / window.windowMs) * 1000,
  );
  expect(rates).toEqual(windows.map(() => expect.closeTo(2)));
  const steady = windows.slice(-50).map(window => window?.windowMs ?? NaN);
  expect(Math.min(...steady)).toBeGreaterThanOrEqual(52_500);
  expect(Math.max(...steady)).toBeLessThanOrEqual(52_500 + 3 * 15_000);
});

it('counts what came since a restart', () => {
  const state = createState();
  const counts = [100, 130, 160, 20, 50, 80];
  counts.forEach((count, index) =>
    state.succeed(counted(index * 15_000, count)),
  );
  // From 130 on: the reading of 160 is not kept, and what it grew by is not known.
  expect(state.window?.increase('requests')).toEqual({
    count: 20 + 60,
    windowMs: 60_000,
  });
});
