// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { Facts } from '../../../components/Facts';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { formatDuration } from '../../../lib/formatDuration';
import { formatRatio } from '../../../lib/formatSignal';
import { joinClauses } from '../../../lib/joinClauses';
import { GitOpsFact } from '../GitOpsFact';

/** When it can be decided, whether the canary is warm, what is compared, and what applies the weights. */
export function RolloutFacts(props: { rollout: Rollout }) {
  const { forecast, gitops, verdict, warmUp, window } = props.rollout;
  const t = useTexts();
  return (
    <Facts
      items={[
        ...(verdict === 'insufficient'
          ? [
              {
                label: t('rollout.decides'),
                value: describeForecast(forecast, t),
              },
            ]
          : []),
        { label: t('rollout.warmUp'), value: describeWarmUp(warmUp, t) },
        ...(window
          ? [
              {
                label: t('rollout.window'),
                value: (
                  <>
                    <Clock at={window.from} /> – <Clock at={window.to} />
                  </>
                ),
              },
            ]
          : []),
        ...(gitops
          ? [
              {
                label: t('rollout.appliedBy'),
                value: <GitOpsFact gitops={gitops} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function describeForecast(
  { decidesAfterMs, remainingMs, reason }: Rollout['forecast'],
  t: Texts,
): string {
  return joinClauses([
    // At none left the reason says what is missing, or that it is decided.
    ...(remainingMs
      ? [t('rollout.decidesIn', { duration: formatDuration(remainingMs) })]
      : []),
    ...(remainingMs === undefined && decidesAfterMs !== undefined
      ? [
          t('rollout.decidesAfter', {
            duration: formatDuration(decidesAfterMs),
          }),
        ]
      : []),
    reason,
  ]);
}

function describeWarmUp(
  { done, prefixHitRatio, stablePrefixHitRatio, reason }: Rollout['warmUp'],
  t: Texts,
): string {
  return joinClauses([
    t(done ? 'rollout.warm' : 'rollout.cold'),
    ...(prefixHitRatio === undefined || stablePrefixHitRatio === undefined
      ? []
      : [
          t('rollout.prefixHits', {
            canary: formatRatio(prefixHitRatio, t),
            stable: formatRatio(stablePrefixHitRatio, t),
          }),
        ]),
    reason,
  ]);
}
