// SPDX-License-Identifier: Apache-2.0
import { ElementType, ReactNode } from 'react';
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import LockOutlined from '@material-ui/icons/LockOutlined';
import RemoveCircleOutline from '@material-ui/icons/RemoveCircleOutline';
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<KindStatus['state'], { tone: Tone; icon: ElementType }> = {
  watching: { tone: 'good', icon: Check },
  missing: { tone: 'quiet', icon: RemoveCircleOutline },
  connecting: { tone: 'quiet', icon: HourglassEmpty },
  forbidden: { tone: 'bad', icon: LockOutlined },
  error: { tone: 'bad', icon: ErrorIcon },
};

/** Whether a kind is read; the children stand before the word. */
export function KindStateMark(props: {
  state: KindStatus['state'];
  children?: ReactNode;
}) {
  const t = useTexts();
  const { tone, icon } = LOOKS[props.state];
  return (
    <Mark tone={tone} icon={icon}>
      {props.children} {t(`shared.kind.${props.state}`)}
    </Mark>
  );
}
