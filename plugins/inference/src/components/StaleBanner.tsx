// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { describeFailure } from '../lib/describeFailure';
import { Age } from './Age';
import { Clock } from './Clock';

/** Above values that could not be renewed. */
export function StaleBanner(props: {
  error: Error;
  confirmedAt: number;
  onRetry: () => void;
}) {
  const { error, confirmedAt, onRetry } = props;
  return (
    <Alert
      severity="warning"
      role="status"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try now
        </Button>
      }
    >
      Not renewed since <Clock at={confirmedAt} /> (
      <Age at={confirmedAt} suffix="ago" />
      ): what you see is the last that was known. {describeFailure(error)} It
      will be asked again by itself.
    </Alert>
  );
}
