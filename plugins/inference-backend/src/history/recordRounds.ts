// SPDX-License-Identifier: Apache-2.0
import { MetricsCollector } from '../sources/scrape/MetricsCollector';
import { LoadHistory } from './LoadHistory';

/** Whatever measures pools in rounds. */
export type MeasuredRounds = Pick<
  MetricsCollector,
  'onRound' | 'measuredPools' | 'pool' | 'gauges'
>;

/** Keeps what each round brings. Gives back the way to stop. */
export function recordRounds(
  collector: MeasuredRounds,
  history: LoadHistory,
): () => void {
  return collector.onRound(cluster => {
    for (const { namespace, name, pods } of collector.measuredPools(cluster)) {
      history.record(
        { cluster, namespace, name },
        collector.pool(cluster, namespace, name),
        new Map(
          pods.map(pod => [pod, collector.gauges(cluster, namespace, pod)]),
        ),
      );
    }
    history.prune();
  });
}
