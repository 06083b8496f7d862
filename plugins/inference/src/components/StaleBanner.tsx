// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../hooks/useTexts';
import { describeFailure } from '../lib/describeFailure';
import { Age } from './Age';
import { Clock } from './Clock';

const useStyles = makeStyles(
  theme => ({ root: { marginBottom: theme.spacing(1.5) } }),
  { name: 'InferenceStaleBanner' },
);

/** Whether what is around says already that nothing could be renewed. */
export const SaidStale = createContext(false);

/** Above values that could not be renewed; once is enough for a page and its parts. */
export function StaleBanner(props: {
  error: Error;
  confirmedAt: number;
  onRetry: () => void;
}) {
  const { error, confirmedAt, onRetry } = props;
  const classes = useStyles();
  const t = useTexts();
  if (useContext(SaidStale)) {
    return null;
  }
  return (
    <Alert
      className={classes.root}
      severity="warning"
      role="status"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {t('shared.tryNow')}
        </Button>
      }
    >
      {t('shared.notRenewed')} <Clock at={confirmedAt} /> (
      <Age at={confirmedAt} suffix={t('shared.ago')} />
      ): {t('shared.lastKnown')} {describeFailure(error, t)}{' '}
      {t('shared.askedAgain')}
    </Alert>
  );
}
