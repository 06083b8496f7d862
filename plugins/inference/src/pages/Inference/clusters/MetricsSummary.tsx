// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import RemoveCircleOutline from '@material-ui/icons/RemoveCircleOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { MetricsStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Mark } from '../../../components/Mark';
import { Tone } from '../../../components/tones';
import { useTexts } from '../../../hooks/useTexts';

const LOOKS: Record<MetricsStatus['state'], { tone: Tone; icon: ElementType }> =
  {
    ok: { tone: 'good', icon: Check },
    degraded: { tone: 'warning', icon: ReportProblem },
    failing: { tone: 'bad', icon: ErrorIcon },
  };

/** Whether the numbers of a cluster are read, and from where. */
export function MetricsSummary(props: { metrics: MetricsStatus }) {
  const { source, state, reason, targets, failing, lastCollectedAt } =
    props.metrics;
  const t = useTexts();
  if (source === 'none') {
    return (
      <>
        <Mark tone="quiet" icon={RemoveCircleOutline}>
          {t('clusters.metrics.none')}
        </Mark>
        {reason && <div>{reason}</div>}
      </>
    );
  }
  if (targets === 0 && state === 'ok') {
    return (
      <Mark tone="quiet" icon={RemoveCircleOutline}>
        {t('clusters.metrics.nothing')}
      </Mark>
    );
  }
  const { tone, icon } = LOOKS[state];
  return (
    <>
      <Mark tone={tone} icon={icon}>
        {t(`clusters.metrics.${state}`)}
      </Mark>{' '}
      {t(`clusters.metrics.from.${source}`)}
      {targets > 0 && (
        <div>
          {t('clusters.metrics.targets', {
            ok: targets - failing,
            total: targets,
          })}
        </div>
      )}
      {reason && <div>{reason}</div>}
      {lastCollectedAt && (
        <div>
          {t('clusters.metrics.read', { age: <Age at={lastCollectedAt} /> })}
        </div>
      )}
    </>
  );
}
