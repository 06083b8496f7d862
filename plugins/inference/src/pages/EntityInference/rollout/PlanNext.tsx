// SPDX-License-Identifier: Apache-2.0
import { RolloutPlanStatus } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatTime } from '../../../lib/formatTime';

/** The next step: what, not before when, and who opens it. */
export function PlanNext(props: {
  next: NonNullable<RolloutPlanStatus['next']>;
}) {
  const { action, weight, at, automatic } = props.next;
  const t = useTexts();
  const parts = [
    t(`plan.next.${action}`, { weight }),
    ...(at
      ? [t('plan.next.at', { time: formatTime(Date.parse(at), Date.now(), t) })]
      : []),
    t(automatic ? 'plan.next.automatic' : 'plan.next.byHand'),
  ];
  return <>{parts.join('; ')}</>;
}
