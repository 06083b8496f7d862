// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import PauseCircleOutline from '@material-ui/icons/PauseCircleOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { Health } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<Health, { tone: Tone; icon: ElementType }> = {
  healthy: { tone: 'good', icon: CheckCircleOutline },
  degraded: { tone: 'warning', icon: ReportProblem },
  failing: { tone: 'bad', icon: ErrorIcon },
  idle: { tone: 'quiet', icon: PauseCircleOutline },
  unknown: { tone: 'warning', icon: HelpOutline },
};

export function HealthMark(props: { health: Health; chip?: boolean }) {
  const { tone, icon } = LOOKS[props.health];
  const t = useTexts();
  return (
    <Mark tone={tone} icon={icon} chip={props.chip}>
      {t(`shared.mark.${props.health}`)}
    </Mark>
  );
}
