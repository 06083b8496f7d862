// SPDX-License-Identifier: Apache-2.0
import { PoolHistory } from '@inference-portal/backstage-plugin-inference-common';
import { alignSeries } from './alignSeries';

const history = (
  signal: string,
  points: Array<[number, number | null]>,
  endpoint?: string,
): PoolHistory => ({
  stepMs: 15_000,
  marks: [],
  series: [
    {
      signal,
      unit: 'ms',
      source: `source of ${signal}`,
      endpoint,
      points: points.map(([at, value]) => [new Date(at).toISOString(), value]),
    },
  ],
});

describe('alignSeries', () => {
  it('puts pools on one axis: what one does not tell is a gap', () => {
    const { times, lines } = alignSeries(
      [
        {
          pool: 'a',
          history: history('ttftMs.p95', [
            [15_000, 11],
            [30_000, null],
            [45_000, 13],
          ]),
        },
        {
          pool: 'b',
          history: history('ttftMs.p95', [
            [30_000, 22],
            [60_000, 24],
          ]),
        },
      ],
      [{ signal: 'ttftMs.p95', label: 'p95' }],
    );
    expect(times).toEqual([15_000, 30_000, 45_000, 60_000]);
    expect(lines).toEqual([
      {
        pool: 'a',
        signal: 'ttftMs.p95',
        label: 'p95',
        source: 'source of ttftMs.p95',
        values: [11, null, 13, null],
      },
      {
        pool: 'b',
        signal: 'ttftMs.p95',
        label: 'p95',
        source: 'source of ttftMs.p95',
        values: [null, 22, null, 24],
      },
    ]);
  });

  it.each([
    ['a pool without an answer', { pool: 'a' }],
    ['another signal', { pool: 'a', history: history('itlMs.p95', [[1, 2]]) }],
    [
      "an endpoint's own",
      { pool: 'a', history: history('ttftMs.p95', [[1, 2]], 'pod-1') },
    ],
  ])('leaves out %s', (_, answer) => {
    expect(alignSeries([answer], [{ signal: 'ttftMs.p95' }])).toEqual({
      times: [],
      lines: [],
    });
  });
});
