// SPDX-License-Identifier: Apache-2.0
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ClusterViews } from '../service/ClusterViews';
import { countBy, Gauges, METRIC_PREFIX, Observation } from './Gauges';

/** A thousand pools are judged in 70 ms, one change in 4. */
const JUDGE_BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** What is shown, and how long it takes to come to it. */
export function reportViews(
  metrics: MetricsService,
  views: Pick<ClusterViews, 'all' | 'onJudged'>,
): void {
  const gauges = new Gauges(metrics);
  gauges.add(
    'pools',
    { unit: '{pool}', description: 'InferencePools by health' },
    () =>
      views.all().flatMap(view => {
        const { cluster } = view.topology.snapshot;
        return [...countBy(view.summaries(), ({ health }) => health)].map(
          ([health, count]): Observation => [count, { cluster, health }],
        );
      }),
  );
  gauges.add(
    'findings',
    { unit: '{finding}', description: 'Findings by severity' },
    () =>
      views.all().flatMap(view => {
        const { cluster } = view.topology.snapshot;
        return [
          ...countBy(view.listedFindings(), ({ severity }) => severity),
        ].map(
          ([severity, count]): Observation => [count, { cluster, severity }],
        );
      }),
  );
  const durations = metrics.createHistogram(
    `${METRIC_PREFIX}.judge.duration.seconds`,
    {
      unit: 's',
      description: 'Judging what changed in a cluster',
      advice: { explicitBucketBoundaries: JUDGE_BUCKETS },
    },
  );
  const failures = metrics.createCounter(`${METRIC_PREFIX}.judge.failures`, {
    unit: '{failure}',
    description: 'Rules that failed, which is a bug',
  });
  views.onJudged(({ durationMs, failedRules }) => {
    durations.record(durationMs / 1000);
    failedRules.forEach(code => failures.add(1, { code }));
  });
}
