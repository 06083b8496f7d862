// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { RolloutPlanDeed } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { formatTime } from '../../../lib/formatTime';

/** What the portal did by the plan last, for whom, and what came of it. */
export function PlanDeed(props: { deed: RolloutPlanDeed }) {
  const { deed } = props;
  const { action, weight, at, retryAt, pullRequest } = deed;
  const t = useTexts();
  const parts = [
    t(`plan.next.${action}`, { weight }),
    describeState(deed, t),
    ...(retryAt
      ? [
          t('plan.deed.retry', {
            time: formatTime(Date.parse(retryAt), Date.now(), t),
          }),
        ]
      : []),
  ];
  return (
    <>
      <Clock at={at} /> {parts.join('; ')}{' '}
      {pullRequest && <Link to={pullRequest}>{t('plan.deed.pull')}</Link>}
    </>
  );
}

function describeState(
  { state, onBehalfOf, pullRequest, reason = '' }: RolloutPlanDeed,
  t: Texts,
): string {
  switch (state) {
    case 'failed':
      return t('plan.deed.failed', { reason });
    case 'proposed':
      return pullRequest
        ? t('plan.deed.proposed', { owner: parseEntityRef(onBehalfOf).name })
        : t('plan.deed.unchanged');
    default:
      return t(`plan.deed.${state}`);
  }
}
