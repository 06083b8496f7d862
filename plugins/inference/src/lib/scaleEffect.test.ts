// SPDX-License-Identifier: Apache-2.0
import { scaleEffect } from './scaleEffect';

it('puts every margin at the same place', () => {
  const difference = scaleEffect(
    { kind: 'difference', value: 0.02, low: -0.02, high: 0.03 },
    0.02,
  );
  const ratio = scaleEffect(
    { kind: 'ratio', value: 1.2, low: 0.8, high: 1.3 },
    1.2,
  );
  expect(difference.margin).toBeCloseTo(3 / 4);
  for (const place of ['neutral', 'margin', 'value', 'low', 'high'] as const) {
    expect(ratio[place]).toBeCloseTo(difference[place]);
  }
  expect([ratio.low, ratio.high].map(at => at.toFixed(3))).toEqual([
    '0.250',
    '0.875',
  ]);
});

it('cuts what is too far away, and says so', () => {
  expect(
    scaleEffect({ kind: 'ratio', value: 2.41, low: 2.17 }, 1.2),
  ).toMatchObject({ value: 1, low: 1, high: 1, cutLow: false, cutHigh: true });
  expect(
    scaleEffect({ kind: 'ratio', value: 0.9, low: 0.2, high: 1.1 }, 1.2),
  ).toMatchObject({ low: 0, cutLow: true, cutHigh: false });
});
