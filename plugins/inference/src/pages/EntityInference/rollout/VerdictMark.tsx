// SPDX-License-Identifier: Apache-2.0
import CheckCircle from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import { RolloutVerdict } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from '../../../components/Mark';
import { Tone } from '../../../components/tones';
import { useTexts } from '../../../hooks/useTexts';

export const VERDICT_TONES: Record<RolloutVerdict, Tone> = {
  pass: 'good',
  fail: 'bad',
  insufficient: 'quiet',
};

const ICONS = {
  pass: CheckCircle,
  fail: ErrorIcon,
  insufficient: HourglassEmpty,
};

/** One of the three answers. */
export function VerdictMark(props: {
  verdict: RolloutVerdict;
  chip?: boolean;
}) {
  const { verdict, chip } = props;
  const t = useTexts();
  return (
    <Mark tone={VERDICT_TONES[verdict]} icon={ICONS[verdict]} chip={chip}>
      {t(`rollout.verdict.${verdict}`)}
    </Mark>
  );
}
