// SPDX-License-Identifier: Apache-2.0
import CheckCircle from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import Timelapse from '@material-ui/icons/Timelapse';
import { Mark } from '../../../components/Mark';
import { useTexts } from '../../../hooks/useTexts';
import { Stage } from '../../../lib/judgeDelivery';

const LOOKS = {
  waiting: { tone: 'quiet', icon: RadioButtonUnchecked },
  running: { tone: 'warning', icon: Timelapse },
  done: { tone: 'good', icon: CheckCircle },
  failed: { tone: 'bad', icon: ErrorIcon },
  elsewhere: { tone: 'quiet', icon: HelpOutline },
} as const;

/** A stage by name, and whether it is over. */
export function StageMark(props: { stage: Stage }) {
  const { name, state } = props.stage;
  const t = useTexts();
  return (
    <Mark {...LOOKS[state]}>
      {t(`rollout.stage.${name}`)}: {t(`rollout.state.${state}`)}
    </Mark>
  );
}
