// SPDX-License-Identifier: Apache-2.0
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { HistoryKeeper } from '../history/HistoryKeeper';
import { HistoryStore } from '../history/HistoryStore';
import { Notices } from '../notify/createNotices';
import { EventStreams } from '../router/EventStreams';
import { Clock } from '../core/ports';
import { Gauges, METRIC_PREFIX, Observation } from './Gauges';

/** What is kept, and what is told to whom. */
export function reportTelling(
  metrics: MetricsService,
  parts: {
    clock: Clock;
    keeper: Pick<HistoryKeeper, 'status'>;
    store: Pick<HistoryStore, 'countRows'>;
    streams: Pick<EventStreams, 'openStreams'>;
    /** Undefined where nobody is notified. */
    notices?: Pick<Notices, 'countWaiting' | 'onSent'>;
  },
): void {
  const { clock, keeper, store, streams, notices } = parts;
  const gauges = new Gauges(metrics);
  gauges.add(
    'history.save.age.seconds',
    { unit: 's', description: 'Since what was measured was last saved' },
    () => {
      const { lastSavedAt } = keeper.status();
      return lastSavedAt
        ? [[(clock.now() - Date.parse(lastSavedAt)) / 1000]]
        : [];
    },
  );
  gauges.add(
    'history.rows',
    { unit: '{row}', description: 'Rows of the history by table' },
    async () =>
      Object.entries(await store.countRows()).map(
        ([table, count]): Observation => [count, { table }],
      ),
  );
  gauges.add(
    'streams',
    { unit: '{stream}', description: 'Open pages that are told of changes' },
    () => [[streams.openStreams]],
  );
  if (!notices) {
    return;
  }
  gauges.add(
    'notices.waiting',
    { unit: '{message}', description: 'Messages that nobody took yet' },
    async () => [[await notices.countWaiting()]],
  );
  const sent = metrics.createCounter(`${METRIC_PREFIX}.notices.sent`, {
    unit: '{message}',
    description: 'Messages by channel and whether they were taken',
  });
  notices.onSent((channel, outcome) => sent.add(1, { channel, outcome }));
}
