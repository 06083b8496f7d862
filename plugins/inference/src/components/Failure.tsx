// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import LockOutlined from '@material-ui/icons/LockOutlined';
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
  if (isDenied(error)) {
    return (
      <Notice icon={LockOutlined} title="You may not see this">
        <Typography variant="body2">
          To see {what} you need the permission <code>{permission.name}</code>,
          which the portal&apos;s policy does not give you here. Whoever keeps
          the portal can grant it by that name.
        </Typography>
      </Notice>
    );
  }
  return (
    <div role="alert">
      <Notice icon={ErrorOutline} title={`No answer about ${what}`}>
        <Typography variant="body2">{describeFailure(error)}</Typography>
        <Typography variant="body2" color="textSecondary">
          It will be asked again by itself.
        </Typography>
        <div>
          <Button variant="outlined" size="small" onClick={onRetry}>
            Try now
          </Button>
        </div>
      </Notice>
    </div>
  );
}
