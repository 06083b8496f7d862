// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import LockOutlined from '@material-ui/icons/LockOutlined';
import { useTexts } from '../hooks/useTexts';
import { describeFailure, isDenied } from '../lib/describeFailure';
import { Notice } from './Notice';

/** In place of a value that was never had, or may no longer be seen. */
export function Failure(props: {
  error: Error;
  /** What was asked for, such as `the pools`. */
  what: string;
  permission: { name: string };
  onRetry: () => void;
}) {
  const { error, what, permission, onRetry } = props;
  const t = useTexts();
  if (isDenied(error)) {
    return (
      <Notice icon={LockOutlined} title={t('shared.deniedTitle')}>
        <Typography variant="body2">
          {t('shared.deniedBefore', { what })} <code>{permission.name}</code>
          {t('shared.deniedAfter')}
        </Typography>
      </Notice>
    );
  }
  return (
    <div role="alert">
      <Notice icon={ErrorOutline} title={t('shared.noAnswer', { what })}>
        <Typography variant="body2">{describeFailure(error, t)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t('shared.askedAgain')}
        </Typography>
        <div>
          <Button variant="outlined" size="small" onClick={onRetry}>
            {t('shared.tryNow')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
