// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import ErrorIcon from '@material-ui/icons/Error';
import InfoOutlined from '@material-ui/icons/InfoOutlined';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { FindingSeverity } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<FindingSeverity, { tone: Tone; icon: ElementType }> = {
  error: { tone: 'bad', icon: ErrorIcon },
  warning: { tone: 'warning', icon: ReportProblem },
  info: { tone: 'quiet', icon: InfoOutlined },
};

export function SeverityMark(props: { severity: FindingSeverity }) {
  const { tone, icon } = LOOKS[props.severity];
  const t = useTexts();
  return (
    <Mark tone={tone} icon={icon}>
      {t(`findings.${props.severity}`)}
    </Mark>
  );
}
