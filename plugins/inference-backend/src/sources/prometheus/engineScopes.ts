// SPDX-License-Identifier: Apache-2.0
import { ScrapeTarget } from '../../core/ports';
import { EngineProfile } from '../../core/signals/EngineProfile';
import { findEngine } from '../../core/signals/engineTable';
import { MeasureScope } from './measureQueries';
import { PrometheusOptions } from './PrometheusOptions';

/** With more, naming them makes queries longer than it saves. */
const MAX_NAMESPACES = 8;

/** What to ask for each engine of a cluster: all its pods at once. */
export function engineScopes(
  targets: readonly ScrapeTarget[],
  { clusterLabel, labels, rateWindowMs }: PrometheusOptions,
): Array<{ profile: EngineProfile; scope: MeasureScope }> {
  const engines = [...new Set(targets.map(({ engine }) => engine))];
  return engines.flatMap(engine => {
    const profile = findEngine(engine);
    const own = targets.filter(target => target.engine === engine);
    const namespaces = [...new Set(own.map(({ namespace }) => namespace))];
    const scope: MeasureScope = {
      matchers: {
        ...clusterLabel,
        ...(namespaces.length <= MAX_NAMESPACES && {
          [labels.namespace]: namespaces.sort(),
        }),
      },
      labels,
      rateWindowMs,
      by: 'pod',
    };
    return profile ? [{ profile, scope }] : [];
  });
}
