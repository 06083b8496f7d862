// SPDX-License-Identifier: Apache-2.0
import { toLoad } from './toLoad';

const context = { at: 0, source: 'endpoint picker epp:9090', stale: false };
const bounds = [10, 50, Infinity];

it('says between which bounds a quantile lies', () => {
  const load = toLoad(
    {
      // 6 within 10 ms, 3 more within 50 ms, 1 that took longer.
      ttft: { bounds, counts: [6, 9, 10] },
      scheduler: { bounds, counts: [0, 20, 20] },
    },
    context,
  );
  expect(load.ttftMs).toEqual({
    p50: expect.closeTo(8.33, 2),
    // Longer than the last bound: how much is not known.
    p95: 50,
    p99: 50,
    bounds: { p50: { low: 0, high: 10 }, p95: { low: 50 } },
  });
  expect(load.schedulerMs).toEqual({
    p99: expect.closeTo(49.6, 1),
    bounds: { p99: { low: 10, high: 50 } },
  });
});

it('goes over the wire as it is', () => {
  const load = toLoad({ e2e: { bounds, counts: [0, 1, 4] } }, context);
  expect(JSON.parse(JSON.stringify(load))).toEqual(load);
});
