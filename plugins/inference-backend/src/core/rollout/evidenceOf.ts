// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { joinAnd } from '../joinAnd';
import { judgeWarmth } from './judgeWarmth';
import { addCounts, RolloutEvidence } from './RolloutEvidence';
import { CountedSpan, RolloutState } from './RolloutState';

const UNCOUNTED = say`only an endpoint picker keeps models and adapters of one pool apart, and this one does not count it`;

function describeUncounted({
  countedBy,
  unready,
  wasReady,
}: RolloutState): Pick<RolloutEvidence, 'uncounted'> {
  if (unready && !wasReady) {
    return {
      uncounted: say`${joinAnd(
        unready,
      )} has no server and picker that are ready yet, and counting begins when it has`,
    };
  }
  return countedBy ? { uncounted: UNCOUNTED } : {};
}

/** What was counted of one canary, and of the stable version in the same time. */
export function evidenceOf(
  state: RolloutState,
  canary: string,
): RolloutEvidence {
  const { pools, shares, spans, warm, prefixes, sources, sinceMs } = state;
  const [stable] = pools;
  const toMs = spans[spans.length - 1].toMs;
  const { ratios, reason } = judgeWarmth(prefixes, pools, toMs);
  const windowOf = (all: readonly CountedSpan[]) => ({
    fromMs: all[0].fromMs,
    toMs,
    stable: addCounts(...all.map(({ pools: own }) => own[stable] ?? {})),
    canary: addCounts(...all.map(({ pools: own }) => own[canary] ?? {})),
  });
  const both = (shares[stable] ?? 0) + (shares[canary] ?? 0);
  return {
    sinceMs,
    ...(state.countedBy && { countedBy: state.countedBy }),
    share: both > 0 ? (shares[canary] ?? 0) / both : 0,
    all: windowOf(spans),
    ...(warm && { warm: windowOf(warm) }),
    warmUp: {
      ...(ratios[canary] !== undefined && { prefixHitRatio: ratios[canary] }),
      ...(ratios[stable] !== undefined && {
        stablePrefixHitRatio: ratios[stable],
      }),
      reason: warm ? say`The prefix caches are warm` : reason,
    },
    ...describeUncounted(state),
    sources,
  };
}
