// SPDX-License-Identifier: Apache-2.0
import { HistorySeries } from '@inference-portal/backstage-plugin-inference-common';
import { HistoryQuery, HistoryReader } from '../history/HistoryReader';
import { FINE } from '../history/resolutions';
import { RecentHistories } from './RecentHistories';

/** Half a minute into a minute. */
const NOW = Date.parse('2026-11-20T14:02:30.000Z');
const clock = { now: () => NOW, sleep: async () => {} };

const chat = { cluster: 'eu', namespace: 'llm', name: 'chat' };
const quiet = { cluster: 'eu', namespace: 'llm', name: 'quiet' };

class FakeReader implements HistoryReader {
  readonly asked: HistoryQuery[] = [];
  constructor(private readonly series: HistorySeries[]) {}
  async read(query: HistoryQuery) {
    this.asked.push(query);
    return { series: query.pool.name === 'chat' ? this.series : [] };
  }
}

const at = (time: string, value: number | null): [string, number | null] => [
  `2026-11-20T${time}.000Z`,
  value,
];

it('merges each whole minute of the last hour, rates by mean, quantiles by the worst', async () => {
  const points = [
    // Before the first whole minute.
    at('13:01:45', 50),
    at('13:02:00', 1),
    at('13:02:15', null),
    at('13:02:45', 4),
    at('14:01:45', 7),
    // Of the minute that is not over.
    at('14:02:00', 90),
  ];
  const reader = new FakeReader([
    { signal: 'requestRate', unit: 'requests/s', source: 'epp', points },
    { signal: 'ttftMs.p95', unit: 'ms', source: 'servers', points },
  ]);
  const { from, stepMs, pools } = await new RecentHistories(reader, clock).read(
    { pools: [chat, quiet], signals: ['requestRate', 'ttftMs'] },
  );

  expect([from, stepMs]).toEqual(['2026-11-20T13:02:00.000Z', 60_000]);
  const gap = new Array(58).fill(null);
  expect(pools).toEqual([
    {
      ...chat,
      series: [
        {
          signal: 'requestRate',
          unit: 'requests/s',
          source: 'epp',
          values: [2.5, ...gap, 7],
        },
        {
          signal: 'ttftMs.p95',
          unit: 'ms',
          source: 'servers',
          values: [4, ...gap, 7],
        },
      ],
    },
  ]);
  expect(
    reader.asked.map(({ pool, resolution }) => [pool, resolution]),
  ).toEqual([
    [chat, FINE],
    [quiet, FINE],
  ]);
});

it('counts failures by the requests of each step, which need not be asked for', async () => {
  const reader = new FakeReader([
    {
      signal: 'requestRate',
      unit: 'requests/s',
      source: 'epp',
      points: [at('13:02:00', 30), at('13:02:15', 10)],
    },
    {
      signal: 'errorRate',
      unit: 'ratio',
      source: 'epp',
      points: [at('13:02:00', 0), at('13:02:15', 1)],
    },
  ]);
  const { pools } = await new RecentHistories(reader, clock).read({
    pools: [chat],
    signals: ['errorRate'],
  });

  expect(
    pools[0].series.map(({ signal, values }) => [signal, values[0]]),
  ).toEqual([['errorRate', 0.25]]);
  expect(reader.asked[0].signals).toEqual(['errorRate', 'requestRate']);
});
