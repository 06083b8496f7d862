// SPDX-License-Identifier: Apache-2.0
import { createRandom } from './createRandom';

const draws = (count: number, draw: () => number) =>
  Array.from({ length: count }, draw);
const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const first = createRandom('a');
    const again = createRandom('a');
    const other = createRandom('b');
    const numbers = draws(20, first.next);
    expect(draws(20, again.next)).toEqual(numbers);
    expect(draws(20, other.next)).not.toEqual(numbers);
    expect(new Set(numbers).size).toBe(20);
  });

  it('forks by name, untouched by what was drawn before', () => {
    const fresh = createRandom(7).fork('pods');
    const used = createRandom(7);
    draws(5, used.next);
    expect(draws(5, used.fork('pods').next)).toEqual(draws(5, fresh.next));
    expect(used.fork('events').next()).not.toBe(used.fork('pods').next());
  });

  it('stays within its bounds and reaches both', () => {
    const random = createRandom(1);
    expect(new Set(draws(200, () => random.integer(2, 4)))).toEqual(
      new Set([2, 3, 4]),
    );
    for (const value of draws(1000, random.next)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
  });

  it('has the distributions it names', () => {
    const random = createRandom(3);
    const normal = draws(20_000, random.normal);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map(value => value * value))).toBeCloseTo(1, 1);
    expect(mean(draws(20_000, () => random.exponential(4)))).toBeCloseTo(4, 0);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});
