// SPDX-License-Identifier: Apache-2.0
import { canaryPercent, nextPercent, planWeights } from './planWeights';

it.each([
  [{ stable: 90, canary: 10 }, 50, { stable: 50, canary: 50 }],
  [{ stable: 90, canary: 10 }, 100, { stable: 0, canary: 100 }],
  // A third pool has the other 40.
  [{ stable: 54, canary: 6 }, 25, { stable: 45, canary: 15 }],
  [{ stable: 9, canary: 1 }, 25, undefined],
  [{ stable: 90, canary: 10 }, 101, undefined],
])('plans %j at %d per cent', (weights, percent, planned) => {
  expect(planWeights(weights, percent)).toEqual(planned);
});

it.each([
  [{ stable: 100, canary: 0 }, 1],
  [{ stable: 90, canary: 10 }, 25],
  [{ stable: 9, canary: 1 }, 50],
  [{ stable: 0, canary: 100 }, 99],
])('goes on from %j to %d per cent', (weights, percent) => {
  expect(nextPercent(weights)).toBe(percent);
});

it('knows the share of two pools without weight', () => {
  expect(canaryPercent({ stable: 0, canary: 0 })).toBe(0);
  expect(canaryPercent({ stable: 54, canary: 6 })).toBe(10);
});
