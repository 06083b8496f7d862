// SPDX-License-Identifier: Apache-2.0
import { sampleEndpoint } from '../testing/samplePools';
import { orderPods, putIllFirst } from './orderEndpoints';

const NOW = Date.parse('2026-11-20T14:02:07Z');

describe('orderPods', () => {
  it('counts as people do', () => {
    expect(orderPods(['pod-10', 'pod-2', 'a'])).toEqual([2, 1, 0]);
  });
});

describe('putIllFirst', () => {
  const endpoint = (pod: string, ready: boolean) =>
    sampleEndpoint(NOW, 0, { pod, ready });

  it('keeps the order of both parts', () => {
    const mixed = [
      endpoint('a', true),
      endpoint('d', false),
      endpoint('b', true),
      endpoint('c', false),
    ];
    expect(putIllFirst(mixed).map(({ pod }) => pod)).toEqual([
      'd',
      'c',
      'a',
      'b',
    ]);
  });

  it('gives the same list where all are ready', () => {
    const ready = [endpoint('b', true), endpoint('a', true)];
    expect(putIllFirst(ready)).toBe(ready);
  });
});
