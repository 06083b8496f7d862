// SPDX-License-Identifier: Apache-2.0
import { GATEWAY_ENGINES, SERVER_ENGINES } from './engineTable';
import { endpointPicker } from './engines/endpointPicker';
import { countsUpTo, seriesOf } from './ReadingLayout';
import { layoutOf } from './testing/layoutOf';

const LAYOUT = layoutOf(
  [
    ['readyEndpoints', { pool: 'chat' }],
    ['endpointQueueDepth', { endpoint: 'a' }],
    ['endpointQueueDepth', { endpoint: 'b' }],
  ],
  [
    ['ttft', {}, [5, 10, Infinity]],
    ['itl', {}, [1, Infinity]],
  ],
);

it.each([
  ['readyEndpoints' as const, { from: 0, to: 1 }],
  ['endpointQueueDepth' as const, { from: 1, to: 3 }],
  ['saturation' as const, { from: 0, to: 0 }],
])('finds the series of %s', (measure, found) => {
  expect(seriesOf(LAYOUT.values, measure)).toEqual(found);
});

it('counts what stands before a series', () => {
  expect([0, 1, 2].map(at => countsUpTo(LAYOUT.histograms, at))).toEqual([
    0, 3, 5,
  ]);
});

it('refuses series of a measure that do not stand together', () => {
  expect(() =>
    layoutOf([
      ['requests', { model: 'a' }],
      ['queueDepth', {}],
      ['requests', { model: 'b' }],
    ]),
  ).toThrow('series of requests do not stand together');
});

it.each(
  [endpointPicker, ...SERVER_ENGINES, ...GATEWAY_ENGINES].map(
    profile => [profile.engine, profile] as const,
  ),
)(
  'has one rule for each measure of %s, so that its series stand together',
  (_, { measures }) => {
    const names = measures.map(({ measure }) => measure);
    expect(names).toEqual([...new Set(names)]);
  },
);
