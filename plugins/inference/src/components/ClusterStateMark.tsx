// SPDX-License-Identifier: Apache-2.0
import { ElementType, ReactNode } from 'react';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import CloudOff from '@material-ui/icons/CloudOff';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import LockOutlined from '@material-ui/icons/LockOutlined';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { ClusterState } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<ClusterState, { tone: Tone; icon: ElementType }> = {
  connected: { tone: 'good', icon: CheckCircleOutline },
  connecting: { tone: 'quiet', icon: HourglassEmpty },
  degraded: { tone: 'warning', icon: ReportProblem },
  unreachable: { tone: 'bad', icon: CloudOff },
  unauthorized: { tone: 'bad', icon: LockOutlined },
};

/** A cluster's state; the children stand before the state's word. */
export function ClusterStateMark(props: {
  state: ClusterState;
  children?: ReactNode;
}) {
  const { state, children } = props;
  const { tone, icon } = LOOKS[state];
  const t = useTexts();
  return (
    <Mark tone={tone} icon={icon}>
      {children} {t(`shared.cluster.${state}`)}
    </Mark>
  );
}
