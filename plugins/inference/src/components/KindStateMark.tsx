// SPDX-License-Identifier: Apache-2.0
import { ElementType, ReactNode } from 'react';
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import LockOutlined from '@material-ui/icons/LockOutlined';
import RemoveCircleOutline from '@material-ui/icons/RemoveCircleOutline';
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from './Mark';
import { Tone } from './tones';

const LOOKS: Record<
  KindStatus['state'],
  { tone: Tone; icon: ElementType; word: string }
> = {
  watching: { tone: 'good', icon: Check, word: 'read' },
  missing: { tone: 'quiet', icon: RemoveCircleOutline, word: 'not installed' },
  connecting: { tone: 'quiet', icon: HourglassEmpty, word: 'connecting' },
  forbidden: { tone: 'bad', icon: LockOutlined, word: 'forbidden' },
  error: { tone: 'bad', icon: ErrorIcon, word: 'failing' },
};

/** Whether a kind is read; the children stand before the word. */
export function KindStateMark(props: {
  state: KindStatus['state'];
  children?: ReactNode;
}) {
  const { tone, icon, word } = LOOKS[props.state];
  return (
    <Mark tone={tone} icon={icon}>
      {props.children} {word}
    </Mark>
  );
}
