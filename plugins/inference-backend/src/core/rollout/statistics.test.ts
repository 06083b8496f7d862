// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  BinnedTimes,
  quantileMs,
  scaleTimes,
  stretchTimes,
  toBinnedTimes,
} from './BinnedTimes';
import { logExcessEvidence } from './binomialEvidence';
import { holmLevels } from './holm';
import { logNormalCdf, normalCdf } from './normalDistribution';
import { driftRadius, logDriftEvidence } from './normalMixture';
import { compareRanks, ratioAt, superiorityAt } from './rankTest';

const BOUNDS = [50, 100, 200, 400, 800];
const times = (...counts: number[]): BinnedTimes => ({
  boundsMs: BOUNDS,
  counts,
});

// Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.2.
it.each([
  [0, 0.5],
  [0.5, 0.691462461274013],
  [1, 0.841344746068543],
  [1.96, 0.97500210485178],
  [3, 0.99865010196837],
  [-4, 3.167124183311992e-5],
])('has the normal distribution at %d', (z, p) => {
  expect(normalCdf(z)).toBeCloseTo(p, 12);
});

it('has the tail of the normal distribution where it is no number any more', () => {
  // pnorm(-40, log.p = TRUE) in R
  expect(logNormalCdf(-40)).toBeCloseTo(-804.608442, 2);
  expect(logNormalCdf(-10)).toBeCloseTo(-53.23128515, 6);
});

it('ranks as Mann and Whitney do, with ties', () => {
  // x = 1 1 2 2 3, y = 2 3 3 4 4 by hand: y is longer in 22 of 25 pairs, ties half.
  const values = (...of: number[]) => ({
    boundsMs: [1, 2, 3],
    counts: [1, 2, 3, 4].map(value => of.filter(each => each === value).length),
  });
  const { superiority, information } = compareRanks(
    values(1, 1, 2, 2, 3),
    values(2, 3, 3, 4, 4),
  );

  expect(superiority).toBeCloseTo(22 / 25, 12);
  // 25 / 12 * (11 - (6 + 24 + 24 + 6) / 90) of U, / 625 of the share
  expect(1 / information).toBeCloseTo(((25 / 12) * (11 - 60 / 90)) / 625, 12);
});

describe('ranks', () => {
  const counts = fc
    .array(fc.nat(500), { minLength: 6, maxLength: 6 })
    .filter(all => all.filter(count => count > 0).length > 1);

  it('are the other way round where the versions are', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const there = compareRanks(times(...a), times(...b));
        const back = compareRanks(times(...b), times(...a));
        expect(there.superiority + back.superiority).toBeCloseTo(1, 10);
        expect(there.information).toBeCloseTo(back.information, 6);
      }),
    );
  });

  it('know no times, only which is longer', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const other = (each: number[]) => ({
          boundsMs: [1, 7, 20, 21, 5000],
          counts: each,
        });
        expect(compareRanks(other(a), other(b))).toEqual(
          compareRanks(times(...a), times(...b)),
        );
      }),
    );
  });

  it('rise where one time gets longer', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(4), (a, b, index) => {
        fc.pre(b[index] > 0);
        const slower = [...b];
        slower[index]--;
        slower[index + 1]++;
        expect(
          compareRanks(times(...a), times(...slower)).superiority,
        ).toBeGreaterThanOrEqual(
          compareRanks(times(...a), times(...b)).superiority,
        );
      }),
    );
  });

  it('fall as the ratio grows, and at 1 are those of the buckets', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [stable, canary] = [times(...a), times(...b)];
        const at = [0.5, 0.8, 1, 1.2, 2].map(ratio =>
          superiorityAt(stable, canary, ratio),
        );
        expect([...at].sort((one, other) => other - one)).toEqual(at);
        expect(at[2]).toBeCloseTo(compareRanks(stable, canary).superiority, 10);
      }),
    );
  });
});

it.each([1.1, 1.2, 1.5, 2])('finds that times are %d times as long', ratio => {
  const stable = times(40, 300, 700, 500, 150, 0);
  const canary = stretchTimes(stable, ratio);

  expect(
    Math.abs((ratioAt(stable, canary, 0.5) ?? 0) / ratio - 1),
  ).toBeLessThan(0.03);
});

it('makes buckets of cumulative counts, and of buckets those in common', () => {
  const binned = toBinnedTimes({
    bounds: [100, 200, Infinity],
    counts: [3, 8, 9],
  });

  expect(binned).toEqual({ boundsMs: [100, 200], counts: [3, 5, 1] });
  expect(scaleTimes(binned, 18).counts).toEqual([6, 10, 2]);
  expect(quantileMs(binned, 0.5)).toBeCloseTo(100 * 2 ** 0.3, 6);
  expect(quantileMs({ boundsMs: [100], counts: [0, 0] }, 0.5)).toBeUndefined();
});

describe('evidence of more errors', () => {
  const choose = (n: number, k: number) => {
    let all = 1;
    for (let i = 0; i < k; i++) {
      all = (all * (n - i)) / (i + 1);
    }
    return all;
  };

  it('is 1 on average if there is nothing, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, p) => {
          let mean = 0;
          for (let count = 0; count <= trials; count++) {
            mean +=
              choose(trials, count) *
              p ** count *
              (1 - p) ** (trials - count) *
              Math.exp(logExcessEvidence(count, trials, p));
          }
          expect(mean).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('grows with what is counted', () => {
    const at = [0, 2, 5, 10, 20].map(count =>
      logExcessEvidence(count, 20, 0.1),
    );
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(at[0]).toBeLessThan(0);
    expect(at[4]).toBeGreaterThan(Math.log(1e6));
  });

  it.each([
    [0, 0, 0.1],
    [5, 5, 0],
    [5, 5, 1],
  ])('is none of %d in %d at %d', (count, trials, p) => {
    expect(logExcessEvidence(count, trials, p)).toBe(0);
  });
});

describe('evidence of a drift', () => {
  it('is 1 on average without one', () => {
    // By the midpoint rule over the estimate's distribution.
    const information = 900;
    let mean = 0;
    const step = 0.001;
    for (let z = -8 + step / 2; z < 9; z += step) {
      mean +=
        (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) *
        step *
        Math.exp(
          logDriftEvidence(z / Math.sqrt(information), information, 300),
        );
    }
    expect(mean).toBeCloseTo(1, 2);
  });

  it('is as much as asked for at the radius', () => {
    const radius = driftRadius(5000, 400, 0.025);
    expect(logDriftEvidence(radius, 5000, 400)).toBeCloseTo(
      -Math.log(0.025),
      9,
    );
    // A single look would do with 1.96 / sqrt(5000).
    expect(radius * Math.sqrt(5000)).toBeGreaterThan(2.5);
    expect(radius * Math.sqrt(5000)).toBeLessThan(3.5);
  });

  it('needs less to be seen with more information', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e6 }), information => {
        expect(driftRadius(information * 2, 400, 0.05)).toBeLessThan(
          driftRadius(information, 400, 0.05),
        );
      }),
    );
  });
});

// Holm (1979), by hand: 0.05/4, 0.05/3, 0.05/2, 0.05 until one is missed.
it.each<[Array<number | undefined>, number[]]>([
  [
    [0.2, 0.3, 0.4, 0.5],
    [0.0125, 0.0125, 0.0125, 0.0125],
  ],
  [
    [0.01, 0.016, 0.03, 0.5],
    [0.0125, 0.05 / 3, 0.025, 0.025],
  ],
  [
    [undefined, 0.001, undefined, 0.04],
    [0.05 / 3, 0.0125, 0.05 / 3, 0.05 / 3],
  ],
])('corrects %j', (ps, levels) => {
  holmLevels(ps, 0.05).forEach((level, index) =>
    expect(level).toBeCloseTo(levels[index], 12),
  );
});
