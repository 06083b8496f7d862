// SPDX-License-Identifier: Apache-2.0
/* Fewer runs of what `yarn bench verdict` does, with the same seeds each time. */
import {
  RolloutModel,
  simulateRollout,
  sizeAsked,
  VersionModel,
} from './testing/simulateRollout';

jest.setTimeout(120_000);

const RUNS = 60;
const VERSION: VersionModel = {
  ttftMs: 60,
  spread: 0.8,
  slowShare: 0.01,
  errorRate: 0,
  itlMs: 30,
  itlSpread: 0.4,
};
const MODEL: RolloutModel = {
  stable: VERSION,
  canary: VERSION,
  share: 0.3,
  requestsPerSecond: 8,
  minutes: 0,
  drift: 0.1,
};
const ASKED = sizeAsked(MODEL, 1);

function outcomes(
  canary: Partial<VersionModel>,
  requests: number,
  stable = VERSION,
) {
  const model = {
    ...MODEL,
    stable,
    canary: { ...stable, ...canary },
    minutes: Math.ceil(requests / MODEL.requestsPerSecond / 60),
  };
  return Array.from({ length: RUNS }, (_, run) => simulateRollout(model, run));
}

it('fails few canaries without a difference though it looks each minute, and passes most', () => {
  const all = outcomes({}, Math.max(...Object.values(ASKED)));
  const failed = all.filter(each => each.failed);
  const passed = all.filter(each => each.passed !== undefined);

  expect(failed.length).toBeLessThanOrEqual(0.05 * RUNS);
  expect(passed.length).toBeGreaterThanOrEqual(0.9 * RUNS);
});

it.each([
  ['first tokens that take a fifth longer', { ttftMs: 72 }, ASKED.ttftMs],
  ['two points more errors', { errorRate: 0.02 }, ASKED.errorRate],
])('fails %s within the requests that it asked for', (_what, worse, asked) => {
  const failed = outcomes(worse, asked).filter(each => each.failed);

  expect(failed.length).toBeGreaterThanOrEqual(0.9 * RUNS);
});

it('fails more of the same in more time, and never passes it first', () => {
  const all = outcomes({ ttftMs: 72 }, 2 * ASKED.ttftMs);

  expect(all.filter(each => each.failed)).toHaveLength(RUNS);
  expect(all.filter(each => each.passed !== undefined)).toEqual([]);
});

describe('tokens that nearly all take as long, in one of the histogram’s buckets', () => {
  // 25 to 50 ms: what is a fifth slower is there as well.
  const even = { ...VERSION, itlMs: 33, itlSpread: 0.08 };
  const asked = sizeAsked({ ...MODEL, stable: even, canary: even }, 2);
  const longest = Math.max(...Object.values(asked));

  it('passes a canary that is as quick', () => {
    const all = outcomes({}, longest, even);

    expect(all.filter(each => each.failed).length).toBeLessThanOrEqual(
      0.05 * RUNS,
    );
    expect(
      all.filter(each => each.passed !== undefined).length,
    ).toBeGreaterThanOrEqual(0.9 * RUNS);
  });

  it('fails one whose tokens take a fifth longer, within the requests that it asked for', () => {
    const failed = outcomes({ itlMs: 1.2 * 33 }, asked.itlMs, even).filter(
      each => each.failed,
    );

    expect(failed.length).toBeGreaterThanOrEqual(0.9 * RUNS);
    expect(failed.every(each => each.failed?.signals.includes('itlMs'))).toBe(
      true,
    );
  });
});
