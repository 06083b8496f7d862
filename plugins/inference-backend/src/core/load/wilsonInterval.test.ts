// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { THREE_SIGMA, wilsonInterval } from './wilsonInterval';

// Computed by the formula of Wilson (1927) by hand.
it.each<[count: number, trials: number, z: number, low: number, high: number]>([
  [0, 0, 3, 0, 1],
  [5, 60, 3, 0.024, 0.2513],
  [100, 1000, 3, 0.075, 0.1321],
  [0, 91, 3, 0, 0.09],
  [91, 91, 3, 0.91, 1],
  [81, 263, 1.96, 0.2553, 0.3662],
])('of %d in %d at z = %d', (count, trials, z, low, high) => {
  const interval = wilsonInterval(count, trials, z);

  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

it('holds the observed share, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
      const [count, trials] = a < b ? [a, b] : [b, a];
      const { low, high } = wilsonInterval(count, trials, THREE_SIGMA);
      const share = trials > 0 ? count / trials : 0;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});
