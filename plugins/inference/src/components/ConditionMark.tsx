// SPDX-License-Identifier: Apache-2.0
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import { useTexts } from '../hooks/useTexts';
import { Mark } from './Mark';

/** A condition of a Kubernetes object: `Accepted`, `not Accepted`, `Accepted?`. */
export function ConditionMark(props: {
  name: string;
  status: boolean | 'unknown';
}) {
  const { name, status } = props;
  const t = useTexts();
  if (status === 'unknown') {
    return (
      <Mark tone="warning" icon={HelpOutline}>
        {t('shared.condition.unknown', { name })}
      </Mark>
    );
  }
  return status ? (
    <Mark tone="good" icon={Check}>
      {name}
    </Mark>
  ) : (
    <Mark tone="bad" icon={ErrorIcon}>
      {t('shared.condition.false', { name })}
    </Mark>
  );
}
