// SPDX-License-Identifier: Apache-2.0
import {
  RolloutComparison,
  RolloutGuard,
  RolloutSignal,
  RolloutVerdict,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { compareErrors, countStableErrors } from './compareErrors';
import { compareTimes, stableTimes, TimeSignal } from './compareTimes';
import {
  describeEffect,
  describeMargin,
  SIGNAL_TITLES,
} from './describeComparison';
import { holmLevels } from './holm';
import { TestedGuard, testGuard, toGuard } from './judgeGuards';
import {
  requestsForErrors,
  requestsForTimes,
  SizeQuestion,
} from './neededRequests';
import { RolloutEvidence } from './RolloutEvidence';
import { ROLLOUT_SIGNALS, RolloutSettings } from './RolloutSettings';
import { SignalTest } from './SignalTest';

const FIRST_SHARE = 0.1;

/** What is to be said of a step by what was counted in it. */
export interface RolloutJudgement {
  verdict: RolloutVerdict;
  /** The most important first. */
  reasons: string[];
  comparisons: RolloutComparison[];
  guards: RolloutGuard[];
}

/**
 * Compares the versions signal by signal. fail: one signal is surely worse, by
 * enough to matter. pass: every signal there is is surely not worse by more than
 * the margin.
 */
export function judgeRollout(
  evidence: RolloutEvidence,
  settings: RolloutSettings,
): RolloutJudgement {
  const { tests, guards, levels } = testRollout(evidence, settings);
  const share = settings.share ?? plannedShare(evidence);
  const comparisons = tests.map((test, index) =>
    toComparison(
      test,
      levels[index],
      neededFor(test.signal, evidence, { share, settings }),
    ),
  );
  return conclude(
    comparisons,
    tests,
    guards.map((guard, index) => toGuard(guard, levels[tests.length + index])),
  );
}

/** What the tests say, with the levels that they are held to. */
export function testRollout(
  evidence: RolloutEvidence,
  settings: RolloutSettings,
): { tests: SignalTest[]; guards: TestedGuard[]; levels: number[] } {
  const tests = ROLLOUT_SIGNALS.map(signal =>
    signal === 'errorRate'
      ? compareErrors(evidence, settings)
      : compareTimes(signal, evidence, settings),
  );
  const guards = settings.guards.map(guard => testGuard(guard, evidence));
  const ps = [
    ...tests.map(({ result }) => result && pOf(result.logEvidence)),
    ...guards.map(({ logEvidence }) => pOf(logEvidence)),
  ];
  return { tests, guards, levels: holmLevels(ps, settings.alpha) };
}

/** What a test says at a level. */
export function verdictOf(
  { result }: SignalTest,
  level: number,
): RolloutVerdict {
  if (!result) {
    return 'insufficient';
  }
  if (result.isWithin) {
    return 'pass';
  }
  return pOf(result.logEvidence) <= level && result.matters
    ? 'fail'
    : 'insufficient';
}

/** Without weight there is nothing to compare: then it is told for a usual first step. */
function plannedShare({ share }: RolloutEvidence): number {
  return share > 0 && share < 1 ? share : FIRST_SHARE;
}

function pOf(logEvidence: number): number {
  return Math.min(1, Math.exp(-logEvidence));
}

/** Of every signal and guard at first, which is what must be planned for. */
function sizeQuestion(
  signal: RolloutSignal,
  share: number,
  { margins, alpha, guards }: RolloutSettings,
): SizeQuestion {
  return {
    share,
    margin: margins[signal],
    alphaOfFailure: alpha / (ROLLOUT_SIGNALS.length + guards.length),
    alphaOfInterval: alpha / 2,
  };
}

/** Requests to each version until a signal is decided; undefined where that can't be told. */
export function neededFor(
  signal: RolloutSignal,
  evidence: RolloutEvidence,
  { share, settings }: { share: number; settings: RolloutSettings },
): RolloutComparison['needed'] {
  const question = sizeQuestion(signal, share, settings);
  const requests =
    signal === 'errorRate'
      ? neededForErrors(evidence, question)
      : neededForTimes(signal, evidence, question);
  return Number.isFinite(requests)
    ? {
        stable: Math.ceil(requests * (1 - share)),
        canary: Math.ceil(requests * share),
      }
    : undefined;
}

function neededForErrors(evidence: RolloutEvidence, question: SizeQuestion) {
  const counted = countStableErrors(evidence);
  return counted ? requestsForErrors(counted, question) : Infinity;
}

function neededForTimes(
  signal: TimeSignal,
  { warm, all }: RolloutEvidence,
  question: SizeQuestion,
) {
  const times = stableTimes(signal, warm ?? all);
  return times ? requestsForTimes(times, question) : Infinity;
}

function toComparison(
  test: SignalTest,
  alpha: number,
  needed: RolloutComparison['needed'],
): RolloutComparison {
  const { signal, stable, canary, margin, source, result } = test;
  const verdict = verdictOf(test, alpha);
  const effect = result?.effect();
  return {
    signal,
    stable,
    canary,
    margin,
    alpha,
    ...(result && { effect, p: pOf(result.logEvidence) }),
    ...(needed && { needed }),
    ...(source !== undefined && { source }),
    verdict,
    reason: `${SIGNAL_TITLES[signal]}: ${describe(test, {
      verdict,
      effect,
      needed,
    })}`,
  };
}

function describe(
  { signal, margin, lacks, result }: SignalTest,
  found: Pick<RolloutComparison, 'verdict' | 'effect' | 'needed'>,
): string {
  const { verdict, needed } = found;
  if (!found.effect) {
    return lacks ?? say`nothing to compare`;
  }
  const effect = describeEffect(found.effect, result);
  const allowed = describeMargin(signal, margin);
  switch (verdict) {
    case 'fail':
      return say`the canary is worse, ${effect}; chance does not explain it`;
    case 'pass':
      return say`${effect}, surely not worse by ${allowed}`;
    default: {
      if (result?.isBlurred) {
        return say`${effect}, but nearly all lie in one bucket of the histogram, in which ${allowed} more can’t be seen: more requests will not decide it`;
      }
      return needed
        ? say`${effect}, which may be worse by ${allowed} or not at all; about ${needed.canary} requests to the canary decide, 9 times of 10`
        : say`${effect}, which may be worse by ${allowed} or not at all`;
    }
  }
}

function conclude(
  comparisons: RolloutComparison[],
  tests: readonly SignalTest[],
  guards: RolloutGuard[],
): RolloutJudgement {
  const judged = comparisons.filter((_, index) => !tests[index].isAbsent);
  const all = [...judged, ...guards];
  const reasonsOf = (verdict: RolloutVerdict) =>
    all.filter(each => each.verdict === verdict).map(({ reason }) => reason);
  const failed = reasonsOf('fail');
  if (failed.length > 0) {
    return { verdict: 'fail', reasons: failed, comparisons, guards };
  }
  const absent = comparisons.flatMap(({ reason }, index) =>
    tests[index].isAbsent ? [reason] : [],
  );
  const open = reasonsOf('insufficient');
  // Errors alone say too little of a model server.
  const isPassed = open.length === 0 && judged.length > 1;
  return isPassed
    ? {
        verdict: 'pass',
        reasons: [...reasonsOf('pass'), ...absent],
        comparisons,
        guards,
      }
    : {
        verdict: 'insufficient',
        reasons: [...open, ...absent],
        comparisons,
        guards,
      };
}
