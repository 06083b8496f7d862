// SPDX-License-Identifier: Apache-2.0
import { HistoryReader, HistoryResult } from '../history/HistoryReader';
import { FINE } from '../history/resolutions';
import { ChosenHistory } from './ChosenHistory';

const QUERY = {
  pool: { cluster: 'eu', namespace: 'llm', name: 'chat' },
  rangeMs: 60_000,
  resolution: FINE,
};

function readerOf(result: HistoryResult): HistoryReader {
  return { read: async () => result };
}

function seriesOf(source: string): HistoryResult['series'] {
  return [{ signal: 'queueDepth', unit: 'requests', points: [], source }];
}

const recorded = { series: seriesOf('recorded') };
const asked = { series: seriesOf('asked') };

it.each<[string, HistoryResult | undefined, HistoryResult, HistoryResult]>([
  ['the database', asked, recorded, asked],
  [
    'what was recorded where there is no database',
    undefined,
    recorded,
    recorded,
  ],
  [
    'what was recorded where the database knows nothing',
    { series: [] },
    recorded,
    recorded,
  ],
  [
    'what was recorded while the database can’t answer, and says so',
    { series: [], problem: 'Prometheus: no answer' },
    recorded,
    { ...recorded, problem: 'Prometheus: no answer' },
  ],
  [
    'both problems',
    { series: [], problem: 'Prometheus: no answer' },
    { series: [], problem: 'No table' },
    { series: [], problem: 'Prometheus: no answer. No table' },
  ],
])('shows %s', async (_, database, own, expected) => {
  const history = new ChosenHistory(readerOf(own), cluster =>
    cluster === 'eu' && database ? readerOf(database) : undefined,
  );
  expect(await history.read(QUERY)).toEqual(expected);
});
