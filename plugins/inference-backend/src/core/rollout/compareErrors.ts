// SPDX-License-Identifier: Apache-2.0
import {
  RolloutSample,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { logExcessEvidence } from './binomialEvidence';
import { driftRadius } from './normalMixture';
import { Counter, COUNTERS, RolloutEvidence } from './RolloutEvidence';
import {
  LEAST_REQUESTS,
  MATTERS,
  RolloutSettings,
  shareTuning,
} from './RolloutSettings';
import { SignalTest } from './SignalTest';

export interface ErrorCount {
  requests: number;
  errors: number;
}

type Result = NonNullable<SignalTest['result']>;

/** The first that counts requests of both versions, so that like is compared. */
export function countErrors({
  all,
  countedBy,
}: Pick<RolloutEvidence, 'all' | 'countedBy'>):
  | {
      counter: Counter;
      stable: ErrorCount;
      canary: ErrorCount;
      /** That failed, or may have, and are one's of both. */
      unassigned: number;
    }
  | undefined {
  for (const counter of COUNTERS) {
    const [stable, canary] = [all.stable[counter], all.canary[counter]];
    if (
      stable?.requests !== undefined &&
      stable.errors !== undefined &&
      canary?.requests !== undefined &&
      canary.errors !== undefined
    ) {
      const { requests, errors } = stable;
      return {
        counter,
        stable: { requests, errors },
        canary: { requests: canary.requests, errors: canary.errors },
        // Of servers that were never read, any request may have failed.
        unassigned:
          canary.unassigned ?? (countedBy ? requests + canary.requests : 0),
      };
    }
  }
  return undefined;
}

/** As above, where only the stable version gets requests yet. */
export function countStableErrors({
  all,
}: Pick<RolloutEvidence, 'all'>): ErrorCount | undefined {
  for (const counter of COUNTERS) {
    const { requests, errors } = all.stable[counter] ?? {};
    if (requests !== undefined && requests > 0 && errors !== undefined) {
      return { requests, errors };
    }
  }
  return undefined;
}

function toSample({ requests, errors }: ErrorCount): RolloutSample {
  return {
    samples: Math.round(requests),
    errors: Math.round(errors),
    ...(requests > 0 && { value: Math.min(1, errors / requests) }),
  };
}

/** Variance of a share; a request that failed and one that did not are supposed, as none at all says little. */
function variance({ requests, errors }: ErrorCount): number {
  const share = (errors + 1) / (requests + 2);
  return (share * (1 - share)) / requests;
}

/**
 * Share of requests that failed, of both versions. That the canary is worse is
 * judged exactly: if it is not, each error fell on it as often as requests did.
 */
export function testErrors(
  stable: ErrorCount,
  canary: ErrorCount,
  { margins, alpha }: Pick<RolloutSettings, 'margins' | 'alpha'>,
): Result {
  const margin = margins.errorRate;
  const value =
    canary.errors / canary.requests - stable.errors / stable.requests;
  const information = 1 / (variance(stable) + variance(canary));
  const radius = (missed: number) =>
    driftRadius(information, shareTuning(margin), missed);
  const side = alpha / 2;
  const high = Math.min(1, value + radius(side));
  const logEvidence = logExcessEvidence(
    canary.errors,
    canary.errors + stable.errors,
    canary.requests / (canary.requests + stable.requests),
  );
  return {
    effect: () => {
      // Of few errors the exact test knows more: that there is a difference at all.
      const isSure = logEvidence >= -Math.log(side / 2);
      const low = Math.max(isSure ? 0 : -1, value - radius(side / 2));
      return { kind: 'difference', value, low, high };
    },
    logEvidence,
    matters: value >= margin * MATTERS,
    isWithin: high < margin,
  };
}

/**
 * Where nobody tells whose requests failed: passes where all may be the canary's,
 * and fails where none is.
 */
function testUnassigned(
  stable: ErrorCount,
  canary: ErrorCount,
  unassigned: number,
  settings: RolloutSettings,
): Pick<SignalTest, 'result' | 'lacks'> {
  if (unassigned === 0) {
    return { result: testErrors(stable, canary, settings) };
  }
  const withMore = ({ requests, errors }: ErrorCount): ErrorCount => ({
    requests,
    errors: Math.min(requests, errors + unassigned),
  });
  const worst = testErrors(stable, withMore(canary), settings);
  if (worst.isWithin) {
    return { result: worst };
  }
  const best = testErrors(withMore(stable), canary, settings);
  return best.matters && Math.exp(-best.logEvidence) <= settings.alpha
    ? { result: best }
    : {
        lacks: say`up to ${Math.round(
          unassigned,
        )} requests failed at the pool’s servers, and nobody tells whose they were`,
      };
}

export function compareErrors(
  evidence: RolloutEvidence,
  settings: RolloutSettings,
): SignalTest {
  const margin = settings.margins.errorRate;
  const counted = countErrors(evidence);
  if (!counted) {
    return {
      signal: 'errorRate',
      stable: { samples: 0 },
      canary: { samples: 0 },
      margin,
      lacks:
        evidence.uncounted ??
        say`nobody counts the requests and errors of both versions`,
    };
  }
  const { counter, stable, canary, unassigned } = counted;
  const fewest = Math.min(stable.requests, canary.requests);
  const toShown = (count: ErrorCount): RolloutSample =>
    unassigned > 0 ? { samples: Math.round(count.requests) } : toSample(count);
  return {
    signal: 'errorRate',
    stable: toShown(stable),
    canary: toShown(canary),
    margin,
    source: evidence.sources[counter],
    ...(fewest < LEAST_REQUESTS
      ? {
          lacks: say`${Math.round(
            canary.requests,
          )} requests to the canary and ${Math.round(
            stable.requests,
          )} to stable were counted, and ${LEAST_REQUESTS} of each are the least`,
        }
      : testUnassigned(stable, canary, unassigned, settings)),
  };
}
