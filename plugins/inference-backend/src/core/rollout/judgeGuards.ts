// SPDX-License-Identifier: Apache-2.0
import {
  RolloutGuard,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { totalOf } from './BinnedTimes';
import { logExcessEvidence } from './binomialEvidence';
import { countErrors } from './compareErrors';
import { independentTimes } from './compareTimes';
import { wilsonInterval } from '../load/wilsonInterval';
import { RolloutEvidence } from './RolloutEvidence';
import { GuardLimit, LEAST_REQUESTS } from './RolloutSettings';

/** What a time's limit is for: so many of the requests may take longer. */
const SLOW_SHARE = 0.05;
/** 95 %, two-sided. */
const Z = 1.96;

interface Exceeding {
  requests: number;
  /** Surely past the limit, and maybe. */
  surely: number;
  maybe: number;
  allowed: number;
}

function exceeding(
  { signal, limit }: GuardLimit,
  evidence: RolloutEvidence,
): Exceeding | undefined {
  if (signal === 'errorRate') {
    const counted = countErrors(evidence);
    if (!counted) {
      return undefined;
    }
    const { requests, errors } = counted.canary;
    return {
      requests,
      surely: errors,
      maybe: Math.min(requests, errors + counted.unassigned),
      allowed: limit,
    };
  }
  const times =
    evidence.warm && independentTimes(signal, evidence.warm)?.canary;
  if (!times) {
    return undefined;
  }
  const past = (isPast: (low: number, high: number) => boolean) =>
    times.counts.reduce((sum, count, index) => {
      const low = index > 0 ? times.boundsMs[index - 1] : 0;
      return isPast(low, times.boundsMs[index] ?? Infinity) ? sum + count : sum;
    }, 0);
  return {
    requests: totalOf(times),
    surely: past(low => low >= limit),
    maybe: past((_, high) => high > limit),
    allowed: SLOW_SHARE,
  };
}

/** What the canary exceeds of a limit, and how sure it is. */
export interface TestedGuard {
  guard: GuardLimit;
  found?: Exceeding;
  logEvidence: number;
  isWithin: boolean;
}

export function testGuard(
  guard: GuardLimit,
  evidence: RolloutEvidence,
): TestedGuard {
  const found = exceeding(guard, evidence);
  if (!found || found.requests < LEAST_REQUESTS) {
    return { guard, found, logEvidence: 0, isWithin: false };
  }
  const { requests, surely, maybe, allowed } = found;
  return {
    guard,
    found,
    logEvidence: logExcessEvidence(surely, requests, allowed),
    isWithin: wilsonInterval(maybe, requests, Z).low <= allowed,
  };
}

export function toGuard(
  { guard, found, logEvidence, isWithin }: TestedGuard,
  alpha: number,
): RolloutGuard {
  const p = Math.min(1, Math.exp(-logEvidence));
  const isKnown = found !== undefined && found.requests >= LEAST_REQUESTS;
  const what = {
    signal: guard.signal,
    limit: guard.limit,
    alpha,
    ...(isKnown && { p, exceeded: found.surely / found.requests }),
  };
  if (!isKnown) {
    return {
      ...what,
      verdict: 'insufficient',
      reason: say`Fewer than ${LEAST_REQUESTS} requests to the canary are known`,
    };
  }
  if (p <= alpha) {
    return {
      ...what,
      verdict: 'fail',
      reason: say`The canary surely exceeds the limit`,
    };
  }
  return isWithin
    ? { ...what, verdict: 'pass', reason: say`The canary keeps the limit` }
    : {
        ...what,
        verdict: 'insufficient',
        reason: say`It may exceed the limit; more requests are needed to tell`,
      };
}
