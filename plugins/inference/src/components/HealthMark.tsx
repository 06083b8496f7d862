// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import PauseCircleOutline from '@material-ui/icons/PauseCircleOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { Health } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<Health, { tone: Tone; icon: ElementType; word: string }> = {
  healthy: { tone: 'good', icon: CheckCircleOutline, word: 'Healthy' },
  degraded: { tone: 'warning', icon: ReportProblem, word: 'Degraded' },
  failing: { tone: 'bad', icon: ErrorIcon, word: 'Failing' },
  idle: { tone: 'quiet', icon: PauseCircleOutline, word: 'Idle' },
  unknown: { tone: 'warning', icon: HelpOutline, word: 'Unknown' },
};

export function HealthMark(props: { health: Health; chip?: boolean }) {
  const { tone, icon, word } = LOOKS[props.health];
  return (
    <Mark tone={tone} icon={icon} chip={props.chip}>
      {word}
    </Mark>
  );
}
