// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import ErrorIcon from '@material-ui/icons/Error';
import InfoOutlined from '@material-ui/icons/InfoOutlined';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { FindingSeverity } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<
  FindingSeverity,
  { tone: Tone; icon: ElementType; word: string }
> = {
  error: { tone: 'bad', icon: ErrorIcon, word: 'Error' },
  warning: { tone: 'warning', icon: ReportProblem, word: 'Warning' },
  info: { tone: 'quiet', icon: InfoOutlined, word: 'Info' },
};

export function SeverityMark(props: { severity: FindingSeverity }) {
  const { tone, icon, word } = LOOKS[props.severity];
  return (
    <Mark tone={tone} icon={icon}>
      {word}
    </Mark>
  );
}
