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

const LOOKS: Record<
  MetricsStatus['state'],
  { tone: Tone; icon: ElementType; word: string }
> = {
  ok: { tone: 'good', icon: Check, word: 'ok' },
  degraded: { tone: 'warning', icon: ReportProblem, word: 'degraded' },
  failing: { tone: 'bad', icon: ErrorIcon, word: 'failing' },
};

const SOURCES: Record<MetricsStatus['source'], string> = {
  prometheus: 'from Prometheus',
  direct: 'from the pods',
  proxy: 'through the API server',
  none: 'from nowhere',
};

/** Whether the numbers of a cluster are read, and from where. */
export function MetricsSummary(props: { metrics: MetricsStatus }) {
  const { source, state, reason, targets, failing, lastCollectedAt } =
    props.metrics;
  if (source === 'none') {
    return (
      <>
        <Mark tone="quiet" icon={RemoveCircleOutline}>
          none
        </Mark>
        {reason && <div>{reason}</div>}
      </>
    );
  }
  if (targets === 0 && state === 'ok') {
    return (
      <Mark tone="quiet" icon={RemoveCircleOutline}>
        nothing to read
      </Mark>
    );
  }
  const { tone, icon, word } = LOOKS[state];
  return (
    <>
      <Mark tone={tone} icon={icon}>
        {word}
      </Mark>{' '}
      {SOURCES[source]}
      {targets > 0 && (
        <div>
          {targets - failing} of {targets} targets answer
        </div>
      )}
      {reason && <div>{reason}</div>}
      {lastCollectedAt && (
        <div>
          read <Age at={lastCollectedAt} suffix="ago" />
        </div>
      )}
    </>
  );
}
