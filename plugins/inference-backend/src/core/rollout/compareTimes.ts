// SPDX-License-Identifier: Apache-2.0
import {
  RolloutSample,
  RolloutSignal,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  alignTimes,
  BinnedTimes,
  quantileMs,
  scaleTimes,
  TimesOfBoth,
  totalOf,
} from './BinnedTimes';
import { isCoarse, meanOf, testMeans } from './compareMeans';
import { driftRadius, logDriftEvidence } from './normalMixture';
import { compareRanks, ratioAt, superiorityAt } from './rankTest';
import { Counted, Counter, RolloutEvidence } from './RolloutEvidence';
import {
  LEAST_REQUESTS,
  MATTERS,
  RANK_TUNING,
  RolloutSettings,
} from './RolloutSettings';
import { SignalTest } from './SignalTest';

export type TimeSignal = Exclude<RolloutSignal, 'errorRate'>;

const FIELDS = { ttftMs: 'ttft', itlMs: 'itl', e2eMs: 'e2e' } as const;

/** What goes on in the engines is the servers' to say, what clients meet the picker's. */
const ORDER: Record<TimeSignal, readonly Counter[]> = {
  ttftMs: ['server', 'picker'],
  itlMs: ['server', 'picker'],
  e2eMs: ['picker', 'server'],
};

/**
 * Times between tokens come by the hundred from one request, and are as slow or
 * quick together: they count as many as there were requests.
 */
function asRequests(counted: Counted, times: BinnedTimes): BinnedTimes {
  const requests =
    (counted.ttft && totalOf(counted.ttft)) ??
    (counted.e2e && totalOf(counted.e2e)) ??
    counted.requests;
  return requests !== undefined && requests < totalOf(times)
    ? scaleTimes(times, requests)
    : times;
}

type TimesResult = NonNullable<SignalTest['result']>;

/** Of times by the same buckets: by their ranks, or where nearly all are tied by their means. */
export function testTimes(
  both: TimesOfBoth,
  margin: number,
  alpha: number,
): TimesResult {
  if (!isCoarse(both, margin)) {
    return testRanks(both, margin, alpha);
  }
  const stable = meanOf(both.stable);
  const canary = meanOf(both.canary);
  if (stable && canary) {
    return testMeans({ stable, canary }, { margin, alpha });
  }
  const ranks = testRanks(both, margin, alpha);
  // What they call within the margin may be far beyond it, in one bucket.
  return ranks.isWithin
    ? { ...ranks, isWithin: false, isBlurred: true }
    : ranks;
}

function testRanks(
  { stable, canary }: TimesOfBoth,
  margin: number,
  alpha: number,
): TimesResult {
  const { superiority, information } = compareRanks(stable, canary);
  // All in one bucket: ties only, which say nothing.
  const known = Number.isFinite(information) ? information : 1e-9;
  const radius = driftRadius(known, RANK_TUNING, alpha / 2);
  const worse = 1 + (margin - 1) * MATTERS;
  return {
    effect: () => {
      const high = ratioAt(stable, canary, 0.5 - radius);
      return {
        kind: 'ratio',
        value: ratioAt(stable, canary, 0.5) ?? 1,
        low: ratioAt(stable, canary, 0.5 + radius) ?? 0,
        ...(high !== undefined && { high }),
        superiority,
      };
    },
    logEvidence: logDriftEvidence(superiority - 0.5, known, RANK_TUNING),
    matters: superiorityAt(stable, canary, worse) >= 0.5,
    isWithin: superiorityAt(stable, canary, margin) < 0.5 - radius,
  };
}

function toSample(times: BinnedTimes | undefined): RolloutSample {
  const [value, p95] = times
    ? [quantileMs(times, 0.5), quantileMs(times, 0.95)]
    : [];
  return {
    samples: times ? Math.round(totalOf(times)) : 0,
    ...(value !== undefined && { value }),
    ...(p95 !== undefined && { p95 }),
  };
}

function timesOf(
  signal: TimeSignal,
  counter: Counter,
  { stable, canary }: RolloutEvidence['all'],
) {
  const field = FIELDS[signal];
  return {
    stable: stable[counter]?.[field],
    canary: canary[counter]?.[field],
  };
}

/** Which counter is compared by: the first that has both, or else either. */
function counterOf(
  signal: TimeSignal,
  window: RolloutEvidence['all'],
): Counter | undefined {
  const has = (counter: Counter) => timesOf(signal, counter, window);
  return (
    ORDER[signal].find(counter => has(counter).stable && has(counter).canary) ??
    ORDER[signal].find(counter => has(counter).stable ?? has(counter).canary)
  );
}

/** Both as independent observations by the same buckets. */
export function independentTimes(
  signal: TimeSignal,
  window: RolloutEvidence['all'],
): TimesOfBoth | undefined {
  const counter = counterOf(signal, window);
  const known = counter && timesOf(signal, counter, window);
  if (!counter || !known?.stable || !known.canary) {
    return undefined;
  }
  const [stable, canary] = alignTimes(known.stable, known.canary);
  if (signal !== 'itlMs') {
    return { stable, canary };
  }
  return {
    stable: asRequests(window.stable[counter] ?? {}, stable),
    canary: asRequests(window.canary[counter] ?? {}, canary),
  };
}

/** As above, where only the stable version gets requests yet. */
export function stableTimes(
  signal: TimeSignal,
  window: RolloutEvidence['all'],
): BinnedTimes | undefined {
  for (const counter of ORDER[signal]) {
    const counted = window.stable[counter];
    const times = counted?.[FIELDS[signal]];
    if (counted && times && totalOf(times) > 0) {
      return signal === 'itlMs' ? asRequests(counted, times) : times;
    }
  }
  return undefined;
}

/** Times until the first token, between tokens or until the last, of both versions. */
export function compareTimes(
  signal: TimeSignal,
  evidence: RolloutEvidence,
  { margins, alpha }: RolloutSettings,
): SignalTest {
  const window = evidence.warm ?? evidence.all;
  const counter = counterOf(signal, window);
  const known: Partial<TimesOfBoth> = counter
    ? timesOf(signal, counter, window)
    : {};
  const shown = {
    signal,
    stable: toSample(known.stable),
    canary: toSample(known.canary),
    margin: margins[signal],
    ...(counter && { source: evidence.sources[counter] }),
  };
  if (!counter) {
    const lacks = evidence.uncounted ?? say`neither version’s pages have it`;
    return { ...shown, lacks, isAbsent: true };
  }
  if (!evidence.warm) {
    return { ...shown, lacks: evidence.warmUp.reason };
  }
  const times = independentTimes(signal, window);
  if (!times) {
    const lacks = known.stable
      ? say`no times of the canary are known`
      : say`no times of the stable version are known`;
    return { ...shown, lacks };
  }
  const fewest = Math.min(totalOf(times.stable), totalOf(times.canary));
  return fewest < LEAST_REQUESTS
    ? {
        ...shown,
        lacks: say`${Math.round(
          totalOf(times.canary),
        )} requests to the canary and ${Math.round(
          totalOf(times.stable),
        )} to stable were timed, and ${LEAST_REQUESTS} of each are the least`,
      }
    : { ...shown, result: testTimes(times, margins[signal], alpha) };
}
