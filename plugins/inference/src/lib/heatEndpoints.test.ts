// SPDX-License-Identifier: Apache-2.0
import { sampleEndpoint, sampleLoad } from '../testing/samplePools';
import { heatEndpoints } from './heatEndpoints';

const NOW = Date.parse('2026-11-20T14:02:07Z');

const endpoint = (pod: string, queueDepth?: number, stale = false) =>
  sampleEndpoint(NOW, 0, {
    pod,
    load: { ...sampleLoad(NOW, 'a source', { queueDepth }), stale },
  });

const POOL = [
  endpoint('a', 3),
  endpoint('b'),
  endpoint('c', 7, true),
  endpoint('d', 9),
  endpoint('e', 1),
];

const queue = ({ queueDepth }: { queueDepth?: number }) => queueDepth;

describe('heatEndpoints', () => {
  it('tells each endpoint by pod; what is old or missing is not measured', () => {
    expect(heatEndpoints(POOL, queue, 10)).toEqual({
      cells: [
        { pod: 'a', count: 1, value: 3 },
        { pod: 'b', count: 1, value: undefined },
        { pod: 'c', count: 1, value: undefined },
        { pod: 'd', count: 1, value: 9 },
        { pod: 'e', count: 1, value: 1 },
      ],
      lowest: 1,
      highest: 9,
      hottest: 'd',
    });
  });

  it('lets the highest of several speak', () => {
    expect(heatEndpoints(POOL, queue, 2).cells).toEqual([
      { pod: 'a', count: 3, value: 3 },
      { pod: 'd', count: 2, value: 9 },
    ]);
  });

  it('knows nothing of endpoints that nobody measured', () => {
    expect(heatEndpoints([endpoint('b')], queue, 10)).toEqual({
      cells: [{ pod: 'b', count: 1, value: undefined }],
    });
  });
});
