// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Histogram } from '../signals/Reading';
import { increaseOfHistogram, mergeHistograms, quantileOf } from './histograms';

/** 10 below 100 ms, 20 more below 200 ms, 10 more below 400 ms. */
const LATENCIES: Histogram = {
  bounds: [100, 200, 400, Infinity],
  counts: [10, 30, 40, 40],
};

describe('quantileOf', () => {
  it.each([
    { q: 0.25, value: 100, low: 0, high: 100 },
    { q: 0.5, value: 150, low: 100, high: 200 },
    { q: 0.75, value: 200, low: 100, high: 200 },
    { q: 0.95, value: 360, low: 200, high: 400 },
  ])('finds the $q quantile within its bucket', ({ q, value, low, high }) => {
    expect(quantileOf(LATENCIES, q)).toEqual({ value, low, high });
  });

  it('gives the last finite bound for what lies past it', () => {
    const histogram = { bounds: [100, Infinity], counts: [1, 10] };
    expect(quantileOf(histogram, 0.95)).toEqual({
      value: 100,
      low: 100,
      high: Infinity,
    });
  });

  it.each([
    { bounds: [100, Infinity], counts: [0, 0] },
    { bounds: [Infinity], counts: [7] },
    { bounds: [], counts: [] },
  ])('has none for $counts in $bounds', histogram => {
    expect(quantileOf(histogram, 0.5)).toBeUndefined();
  });

  it('is never outside of the bucket the true value is in', () => {
    const bounds = [10, 20, 50, 100, 1000, Infinity];
    const observations = fc.array(fc.integer({ min: 1, max: 5000 }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        observations,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, q) => {
          const counts = bounds.map(
            bound => values.filter(value => value <= bound).length,
          );
          const sorted = [...values].sort((a, b) => a - b);
          const truth = sorted[Math.max(0, Math.ceil(q * values.length) - 1)];
          const estimate = quantileOf({ bounds, counts }, q);
          expect(estimate?.low).toBeLessThanOrEqual(truth);
          expect(estimate?.high).toBeGreaterThanOrEqual(truth);
        },
      ),
    );
  });
});

describe('mergeHistograms', () => {
  it('adds up counts, so that a quantile is of all observations', () => {
    const quick = { bounds: [100, 200, Infinity], counts: [90, 90, 90] };
    const slow = { bounds: [100, 200, Infinity], counts: [0, 10, 10] };
    const merged = mergeHistograms([quick, slow]);
    expect(merged).toEqual({
      bounds: [100, 200, Infinity],
      counts: [90, 100, 100],
    });
    // The mean of the two p50 would be 103 ms.
    expect(merged && quantileOf(merged, 0.5)?.value).toBeCloseTo(55.6, 1);
  });

  it('keeps only the bounds that all have', () => {
    expect(
      mergeHistograms([
        { bounds: [50, 100, 200, Infinity], counts: [1, 2, 3, 4] },
        { bounds: [100, 150, Infinity], counts: [20, 30, 40] },
      ]),
    ).toEqual({ bounds: [100, Infinity], counts: [22, 44] });
  });

  it('of nothing is nothing', () => {
    expect(mergeHistograms([])).toBeUndefined();
  });
});

describe('increaseOfHistogram', () => {
  it.each([
    { why: 'growth', counts: [12, 35, 47, 47], increase: [2, 5, 7, 7] },
    { why: 'a restart', counts: [1, 1, 2, 2], increase: [1, 1, 2, 2] },
    {
      why: 'a page written while it was counting',
      counts: [13, 32, 43, 43],
      increase: [3, 3, 3, 3],
    },
  ])('is $increase after $why', ({ counts, increase }) => {
    const after = { bounds: LATENCIES.bounds, counts };
    expect(increaseOfHistogram(LATENCIES, after).counts).toEqual(increase);
  });

  it('takes all where the buckets are others', () => {
    const after = { bounds: [100, Infinity], counts: [50, 60] };
    expect(increaseOfHistogram(LATENCIES, after)).toBe(after);
  });
});
