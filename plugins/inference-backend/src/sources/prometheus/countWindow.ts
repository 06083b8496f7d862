// SPDX-License-Identifier: Apache-2.0
import { ScrapeTarget } from '../../core/ports';
import { CountedPage } from '../../core/rollout/countPages';
import { EngineProfile, Measure } from '../../core/signals/EngineProfile';
import { EngineAnswer } from './askEngines';
import { engineScopes } from './engineScopes';
import { MeasureScope } from './measureQueries';
import { podPatterns } from './podPattern';
import { PrometheusOptions } from './PrometheusOptions';
import { QueriedWindow } from './QueriedWindow';
import { podKey } from './TargetMeasures';
import { SeriesPlan } from './vector/planSeries';
import { readVectors } from './vector/readPods';
import { Vector } from './vector/VectorReader';

/** What two versions are compared by. */
const COUNTED: readonly Measure[] = [
  'requests',
  'requestSuccesses',
  'requestErrors',
  'prefixHits',
  'prefixMisses',
  'prefixQueries',
  'routedRequests',
  'routedErrors',
  'rewriteDecisions',
  'ttft',
  'itl',
  'e2e',
  'ttftTotal',
  'itlTotal',
  'e2eTotal',
];

/**
 * What to ask for over the window: of these pods, and of those that were in their
 * place when it began.
 */
export function countingScopes(
  targets: readonly ScrapeTarget[],
  options: PrometheusOptions,
): Array<{ profile: EngineProfile; scope: MeasureScope }> {
  return engineScopes(targets, options).map(({ profile, scope }) => {
    const own = targets.filter(({ engine }) => engine === profile.engine);
    const regex = podPatterns(own.map(({ pod }) => pod));
    return {
      profile,
      scope: {
        ...scope,
        matchers: { ...scope.matchers, [options.labels.pod]: { regex } },
        measures: COUNTED,
      },
    };
  });
}

/** What of it each pod counted. A pod that is gone counts for those in its place. */
export function toCountedPages(
  targets: readonly ScrapeTarget[],
  answers: ReadonlyArray<EngineAnswer<Vector<SeriesPlan>>>,
  windowMs: number,
): CountedPage[] {
  return answers.flatMap(({ profile, results }) => {
    const own = targets.filter(({ engine }) => engine === profile.engine);
    return [...readVectors(results)].flatMap(([key, { readings }]) => {
      const target = successorOf(key, own);
      const window = new QueriedWindow(readings, windowMs);
      return target ? [{ ...target, pod: key, window, windowMs }] : [];
    });
  });
}

function successorOf(
  key: string,
  targets: readonly ScrapeTarget[],
): ScrapeTarget | undefined {
  const [namespace, pod] = key.split('/');
  return (
    targets.find(target => podKey(target) === key) ??
    targets.find(
      target =>
        target.namespace === namespace &&
        new RegExp(`^(?:${podPatterns([target.pod])})$`).test(pod),
    )
  );
}
