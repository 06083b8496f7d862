// SPDX-License-Identifier: Apache-2.0
import { sampleEndpoint, sampleLoad } from '../testing/samplePools';
import { filterEndpoints } from './filterEndpoints';
import { groupByReason } from './groupByReason';
import { DEFAULT_ORDER, EndpointOrder, sortEndpoints } from './sortEndpoints';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const endpoints = [
  sampleEndpoint(NOW, 0, {
    pod: 'c',
    load: sampleLoad(NOW, 'picker', { queueDepth: 7 }),
    adapters: ['support-tickets'],
  }),
  sampleEndpoint(NOW, 1, { pod: 'a', load: undefined, node: 'gpu-z-9' }),
  sampleEndpoint(NOW, 2, {
    pod: 'd',
    ready: false,
    reason: 'Pending: no GPU is free',
    load: undefined,
  }),
  sampleEndpoint(NOW, 3, {
    pod: 'b',
    load: sampleLoad(NOW, 'picker', { queueDepth: 12 }),
    restarts: 5,
  }),
  sampleEndpoint(NOW, 4, { pod: 'e', ready: false, load: undefined }),
  sampleEndpoint(NOW, 5, {
    pod: 'f',
    ready: false,
    reason: 'Pending: no GPU is free',
    load: undefined,
  }),
];

describe('sortEndpoints', () => {
  it.each<[string, EndpointOrder, string]>([
    ['not ready first by default', DEFAULT_ORDER, 'defabc'],
    [
      'those without a number last, from the top',
      { column: 'queueDepth', direction: 'desc' },
      'bcadef',
    ],
    [
      'those without a number last, from the bottom too',
      { column: 'queueDepth', direction: 'asc' },
      'cbadef',
    ],
    ['by restarts', { column: 'restarts', direction: 'desc' }, 'bacdef'],
    ['by name', { column: 'pod', direction: 'desc' }, 'fedcba'],
  ])('puts %s', (_, order, pods) => {
    expect(
      sortEndpoints(endpoints, order)
        .map(({ pod }) => pod)
        .join(''),
    ).toBe(pods);
  });
});

describe('filterEndpoints', () => {
  it.each([
    ['', 'cadbef'],
    ['gpu-z', 'a'],
    ['PENDING gpu', 'df'],
    ['support-tickets', 'c'],
    ['not-ready', 'def'],
    ['nothing-like-it', ''],
  ])('finds with "%s" the pods "%s"', (text, pods) => {
    expect(
      filterEndpoints(endpoints, text)
        .map(({ pod }) => pod)
        .join(''),
    ).toBe(pods);
  });
});

describe('groupByReason', () => {
  it('counts those that are not ready by why, most first', () => {
    expect(groupByReason(endpoints)).toEqual([
      { reason: 'Pending: no GPU is free', count: 2 },
      { reason: 'no reason is known', count: 1 },
    ]);
  });
});
