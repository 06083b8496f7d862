// SPDX-License-Identifier: Apache-2.0
import { BinnedTimes, scaleTimes, stretchTimes, totalOf } from './BinnedTimes';
import { logExcessEvidence } from './binomialEvidence';
import { ErrorCount } from './compareErrors';
import { isCoarse, meanOf } from './compareMeans';
import { driftRadius, logDriftEvidence } from './normalMixture';
import { compareRanks, superiorityAt } from './rankTest';
import {
  LEAST_REQUESTS,
  RANK_TUNING,
  ratioTuning,
  shareTuning,
} from './RolloutSettings';

/** Of a normal variable, which 19 of 20 exceed: all signals together then decide 9 times of 10. */
const UNLUCKY = 1.645;
const MOST = 1e9;

export interface SizeQuestion {
  /** The canary's share of the requests, 0..1. */
  share: number;
  margin: number;
  /** Of a failure, as corrected for the other signals. */
  alphaOfFailure: number;
  /** Of the interval that must lie within the margin. */
  alphaOfInterval: number;
}

/** The least at which something that only gets more likely is so. */
function leastWhere(isEnough: (requests: number) => boolean): number {
  let high = LEAST_REQUESTS;
  while (!isEnough(high)) {
    high *= 2;
    if (high > MOST) {
      return Infinity;
    }
  }
  let low = high / 2;
  while (high - low > Math.max(1, high / 500)) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return Math.ceil(high);
}

/**
 * Requests to both versions until their times decide: one that is slower by the
 * margin is failed, one that is not slower is passed.
 *
 * @param times - of the stable version
 */
export function requestsForTimes(
  times: BinnedTimes,
  question: SizeQuestion,
): number {
  const { share, margin, alphaOfFailure, alphaOfInterval } = question;
  const own = totalOf(times);
  if (!(own > 0) || !(share > 0 && share < 1)) {
    return Infinity;
  }
  const mean = isCoarse({ stable: times, canary: times }, margin)
    ? meanOf(times)
    : undefined;
  if (mean) {
    return requestsForMeans(mean.variance * own, question);
  }
  const slower = stretchTimes(times, margin);
  const spread = (requests: number, other: BinnedTimes) =>
    compareRanks(
      scaleTimes(times, requests * (1 - share)),
      scaleTimes(other, requests * share),
    );
  const drift = spread(own, slower).superiority - 0.5;
  const room = 0.5 - superiorityAt(times, times, margin);
  return leastWhere(requests => {
    if (requests * Math.min(share, 1 - share) < LEAST_REQUESTS) {
      return false;
    }
    const failing = spread(requests, slower).information;
    const passing = spread(requests, times).information;
    const seen = drift - UNLUCKY / Math.sqrt(failing);
    return (
      logDriftEvidence(seen, failing, RANK_TUNING) >=
        -Math.log(alphaOfFailure) &&
      room - UNLUCKY / Math.sqrt(passing) >=
        driftRadius(passing, RANK_TUNING, alphaOfInterval)
    );
  });
}

/** @param variance - of the logarithm of the mean, if it were of one request */
function requestsForMeans(
  variance: number,
  { share, margin, alphaOfFailure, alphaOfInterval }: SizeQuestion,
): number {
  const shift = Math.log(margin);
  const tuning = ratioTuning(margin);
  return leastWhere(requests => {
    if (requests * Math.min(share, 1 - share) < LEAST_REQUESTS) {
      return false;
    }
    const information = (requests * share * (1 - share)) / variance;
    const seen = shift - UNLUCKY / Math.sqrt(information);
    return (
      logDriftEvidence(seen, information, tuning) >=
        -Math.log(alphaOfFailure) &&
      seen >= driftRadius(information, tuning, alphaOfInterval)
    );
  });
}

function logEvidenceOf(
  errors: { stable: number; canary: number },
  share: number,
): number {
  const { stable, canary } = errors;
  return logExcessEvidence(canary, stable + canary, share);
}

/** The evidence that is still had when chance is against it, on both sides together. */
function unluckyEvidence(
  requests: number,
  shares: { stable: number; canary: number },
  share: number,
): number {
  const [m, n] = [requests * (1 - share), requests * share];
  const mean = { stable: m * shares.stable, canary: n * shares.canary };
  const [sdStable, sdCanary] = [
    Math.sqrt(mean.stable * (1 - shares.stable)),
    Math.sqrt(mean.canary * (1 - shares.canary)),
  ];
  const expected = logEvidenceOf(mean, share);
  const lessCanary = { ...mean, canary: Math.max(0, mean.canary - sdCanary) };
  const moreStable = { ...mean, stable: mean.stable + sdStable };
  const slopes = Math.hypot(
    expected - logEvidenceOf(lessCanary, share),
    expected - logEvidenceOf(moreStable, share),
  );
  return expected - UNLUCKY * slopes;
}

/**
 * Requests to both versions until their errors decide: one with as many more
 * errors as the margin is failed, one without is passed.
 */
export function requestsForErrors(
  stable: ErrorCount,
  question: SizeQuestion,
): number {
  const { share, margin, alphaOfFailure, alphaOfInterval } = question;
  if (!(share > 0 && share < 1)) {
    return Infinity;
  }
  const base = (stable.errors + 0.5) / (stable.requests + 1);
  const worse = Math.min(1, base + margin);
  return leastWhere(requests => {
    const [m, n] = [requests * (1 - share), requests * share];
    if (Math.min(m, n) < LEAST_REQUESTS) {
      return false;
    }
    const smoothed = (count: number) => (base * count + 1) / (count + 2);
    const variance = [m, n].reduce(
      (sum, count) => sum + (smoothed(count) * (1 - smoothed(count))) / count,
      0,
    );
    const radius = driftRadius(
      1 / variance,
      shareTuning(margin),
      alphaOfInterval,
    );
    return (
      unluckyEvidence(requests, { stable: base, canary: worse }, share) >=
        -Math.log(alphaOfFailure) &&
      margin - UNLUCKY * Math.sqrt(variance) >= radius
    );
  });
}
