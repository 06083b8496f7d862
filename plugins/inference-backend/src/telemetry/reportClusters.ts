// SPDX-License-Identifier: Apache-2.0
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { countBy, Gauges, METRIC_PREFIX, Observation } from './Gauges';

/** A round is meant to come every 15 seconds, or as configured. */
const INTERVAL_BUCKETS = [5, 10, 15, 20, 30, 60, 120, 300];

/** How well clusters are heard of: their state, watches and metrics pages. */
export function reportClusters(
  metrics: MetricsService,
  parts: { states: ClusterStates; load: LoadReader; clock: Clock },
): void {
  const { states, load, clock } = parts;
  const gauges = new Gauges(metrics);
  const age = (iso: string) => (clock.now() - Date.parse(iso)) / 1000;
  const each = (of: (snapshot: ClusterSnapshot) => Observation[]) => () =>
    states.snapshots().flatMap(of);

  gauges.add(
    'clusters',
    { unit: '{cluster}', description: 'Clusters by state' },
    () =>
      [...countBy(states.snapshots(), ({ state }) => state)].map(
        ([state, count]) => [count, { state }],
      ),
  );
  gauges.add(
    'cluster.sync.age.seconds',
    { unit: 's', description: 'Since anything was last heard of the cluster' },
    each(({ cluster, lastSyncedAt }) =>
      lastSyncedAt ? [[age(lastSyncedAt), { cluster }]] : [],
    ),
  );
  gauges.add(
    'watch.kinds',
    { unit: '{kind}', description: 'Kinds of objects by state of their watch' },
    each(({ cluster, kinds }) =>
      [...countBy(kinds, ({ state }) => state)].map(([state, count]) => [
        count,
        { cluster, state },
      ]),
    ),
  );
  gauges.add(
    'watch.sync.age.seconds',
    { unit: 's', description: 'Since the watch of a kind was last heard of' },
    each(({ cluster, kinds }) =>
      kinds.flatMap(({ kind, group, lastSyncedAt }): Observation[] =>
        lastSyncedAt ? [[age(lastSyncedAt), { cluster, group, kind }]] : [],
      ),
    ),
  );
  gauges.add(
    'watch.objects',
    { unit: '{object}', description: 'Objects kept in memory' },
    each(({ cluster, kinds }) =>
      kinds
        .filter(({ objects }) => objects > 0)
        .map(({ kind, group, objects }) => [objects, { cluster, group, kind }]),
    ),
  );
  gauges.add(
    'scrape.targets',
    { unit: '{target}', description: 'Metrics pages by how reading them goes' },
    each(({ cluster }) => {
      const { targets, failing } = load.status(cluster);
      return [
        [targets - failing, { cluster, outcome: 'ok' }],
        [failing, { cluster, outcome: 'failing' }],
      ];
    }),
  );
  gauges.add(
    'scrape.age.seconds',
    { unit: 's', description: 'Since a metrics page was last read' },
    each(({ cluster }) => {
      const { lastCollectedAt } = load.status(cluster);
      return lastCollectedAt ? [[age(lastCollectedAt), { cluster }]] : [];
    }),
  );
  recordRounds(metrics, parts);
}

function recordRounds(
  metrics: MetricsService,
  { load, clock }: { load: LoadReader; clock: Clock },
): void {
  const intervals = metrics.createHistogram(
    `${METRIC_PREFIX}.scrape.round.interval.seconds`,
    {
      unit: 's',
      description: 'Between the ends of two rounds of reading metrics pages',
      advice: { explicitBucketBoundaries: INTERVAL_BUCKETS },
    },
  );
  const lastMs = new Map<string, number>();
  load.onRound(cluster => {
    const nowMs = clock.now();
    const beforeMs = lastMs.get(cluster);
    lastMs.set(cluster, nowMs);
    if (beforeMs !== undefined) {
      intervals.record((nowMs - beforeMs) / 1000, { cluster });
    }
  });
}
