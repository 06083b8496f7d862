// SPDX-License-Identifier: Apache-2.0
import { EngineProfile } from '../../core/signals/EngineProfile';
import { EngineAnswer } from './askEngines';
import { QuerySeries } from './QueryResult';
import { planSeries } from './vector/planSeries';
import { PodMeasures, readPods } from './vector/readPods';

export interface QueriedStep {
  /** ms since the epoch. */
  at: number;
  /** Those that have something then. */
  engines: Array<{ profile: EngineProfile; pods: Map<string, PodMeasures> }>;
}

/** The answers to range queries, one point of time after the other. */
export function* stepsOf(
  answers: ReadonlyArray<EngineAnswer<QuerySeries[]>>,
  podLabels: { namespace: string; pod: string },
): Generator<QueriedStep> {
  const engines = answers.map(({ profile, results }) => {
    const series = results.flat();
    const labels = series.map(each => each.labels);
    return { series, plan: planSeries(profile, labels, { podLabels }) };
  });
  const next = engines.map(({ series }) => new Uint32Array(series.length));
  for (const at of timesOf(engines.flatMap(({ series }) => series))) {
    const step = engines.flatMap(({ series, plan }, engine) => {
      let has = false;
      const numbers = Float64Array.from(series, ({ points }, index) => {
        const [time, value] = points[next[engine][index]] ?? [];
        if (time !== at || value === undefined) {
          return NaN;
        }
        has = true;
        next[engine][index]++;
        return value;
      });
      return has
        ? [{ profile: plan.profile, pods: readPods(plan, numbers, at) }]
        : [];
    });
    yield { at, engines: step };
  }
}

function timesOf(series: readonly QuerySeries[]): number[] {
  const times = new Set<number>();
  for (const { points } of series) {
    points.forEach(([at]) => times.add(at));
  }
  return [...times].sort((a, b) => a - b);
}
