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
import { readMeasures, toSamples } from './readMeasures';
import { podKey } from './TargetMeasures';

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
  answers: readonly EngineAnswer[],
  {
    podLabels,
    windowMs,
  }: { podLabels: PrometheusOptions['labels']; windowMs: number },
): CountedPage[] {
  return answers.flatMap(({ profile, series }) => {
    const samples = series.flatMap(each => toSamples(each));
    const own = targets.filter(({ engine }) => engine === profile.engine);
    return [...readMeasures(profile, samples, podLabels)].flatMap(
      ([key, pod]) => {
        const target = successorOf(key, own);
        return target
          ? [
              {
                ...target,
                pod: key,
                window: new QueriedWindow(pod, windowMs),
                windowMs,
              },
            ]
          : [];
      },
    );
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
