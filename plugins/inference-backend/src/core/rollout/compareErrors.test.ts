// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { ErrorCount, testErrors } from './compareErrors';
import { DEFAULT_SETTINGS } from './RolloutSettings';
import { createChance } from './testing/simulateRollout';

const effectOf = (stable: ErrorCount, canary: ErrorCount) => {
  const { effect, logEvidence } = testErrors(stable, canary, DEFAULT_SETTINGS);
  return { ...effect(), p: Math.exp(-logEvidence) };
};

it('has no interval with both signs where it is sure that the canary is worse', () => {
  const few = effectOf(
    { requests: 824, errors: 0 },
    { requests: 104, errors: 6 },
  );
  expect(few.p).toBeLessThan(0.001);
  expect(few).toMatchObject({ value: 6 / 104, low: 0 });

  // With more of them the interval itself is away from 0.
  const many = effectOf(
    { requests: 8240, errors: 0 },
    { requests: 1040, errors: 60 },
  );
  expect(many.low).toBeGreaterThan(0.02);

  const unsure = effectOf(
    { requests: 824, errors: 4 },
    { requests: 104, errors: 1 },
  );
  expect(unsure.low).toBeLessThan(0);
});

it('has the difference that is seen within the interval', () => {
  const count = fc.integer({ min: 100, max: 100_000 }).chain(requests =>
    fc.record({
      requests: fc.constant(requests),
      errors: fc.integer({ min: 0, max: requests }),
    }),
  );
  fc.assert(
    fc.property(count, count, (stable, canary) => {
      const { value, low, high } = effectOf(stable, canary);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }),
  );
});

it('has the true difference within it at all looks, 19 times of 20', () => {
  const chance = createChance(41);
  const RUNS = 400;
  const [stableRate, canaryRate] = [0.005, 0.012];
  const draw = (count: ErrorCount, rate: number) => ({
    requests: count.requests + 1,
    errors: count.errors + (chance() < rate ? 1 : 0),
  });
  let missed = 0;
  for (let run = 0; run < RUNS; run++) {
    let stable: ErrorCount = { requests: 0, errors: 0 };
    let canary: ErrorCount = { requests: 0, errors: 0 };
    let isMissed = false;
    for (let request = 1; request <= 4_000; request++) {
      if (chance() < 0.2) {
        canary = draw(canary, canaryRate);
      } else {
        stable = draw(stable, stableRate);
      }
      if (request % 100 === 0 && canary.requests >= 100) {
        const { low, high } = effectOf(stable, canary);
        const truth = canaryRate - stableRate;
        isMissed ||= truth < low || (high ?? 1) < truth;
      }
    }
    missed += isMissed ? 1 : 0;
  }
  expect(missed / RUNS).toBeLessThanOrEqual(0.05);
});
