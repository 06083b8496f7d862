// SPDX-License-Identifier: Apache-2.0
import { sampleEndpoint } from '../testing/samplePools';
import { foldEndpoints } from './foldEndpoints';

const NOW = Date.parse('2026-11-20T14:02:07Z');

const endpoints = Array.from({ length: 10 }, (_, i) =>
  sampleEndpoint(NOW, i, {
    pod: `pod-${i}`,
    ready: i !== 7,
    fresh: i !== 4,
  }),
);

const shape = (maxCells: number) =>
  foldEndpoints(endpoints, maxCells).map(
    ({ state, endpoints: [first, ...more] }) =>
      `${state} ${first.pod} +${more.length}`,
  );

describe('foldEndpoints', () => {
  it('gives each endpoint a cell while there is room, the ill first', () => {
    expect(shape(10).slice(0, 3)).toEqual([
      'not-ready pod-7 +0',
      'old pod-4 +0',
      'ready pod-0 +0',
    ]);
    expect(shape(10)).toHaveLength(10);
  });

  it('lets the worst of several decide', () => {
    expect(shape(3)).toEqual([
      'not-ready pod-7 +3',
      'ready pod-2 +3',
      'ready pod-8 +1',
    ]);
  });

  it('has no cell without endpoints', () => {
    expect(foldEndpoints([], 3)).toEqual([]);
  });
});
