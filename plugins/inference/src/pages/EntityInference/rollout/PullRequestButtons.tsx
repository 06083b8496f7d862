// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import {
  pullRequestsApiRef,
  RolloutPullRequest,
} from '../../../api/PullRequestsApi';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTexts } from '../../../hooks/useTexts';
import { describeFailure } from '../../../lib/describeFailure';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    changes: { flexBasis: '100%', minWidth: 0 },
    diff: { margin: 0, fontSize: '0.8125rem' },
  }),
  { name: 'InferencePullRequestButtons' },
);

/** Ends a pull request that the portal looks after, as the user. */
export function PullRequestButtons(props: {
  pull: RolloutPullRequest;
  onDone: () => void;
}) {
  const { pull, onDone } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(pullRequestsApiRef);
  const [ending, setEnding] = useState(false);
  const [error, setError] = useState<Error>();

  async function end(how: () => Promise<void>) {
    setEnding(true);
    setError(undefined);
    try {
      await how();
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setEnding(false);
      onDone();
    }
  }
  return (
    <div className={classes.root}>
      {pull.diff && (
        <details className={classes.changes}>
          <summary>{t('rollout.diff')}</summary>
          <ScrollBox label={t('rollout.diff')}>
            <pre className={classes.diff}>{pull.diff}</pre>
          </ScrollBox>
        </details>
      )}
      <Button
        size="small"
        variant="contained"
        color="primary"
        disabled={ending || pull.mergeable === false}
        onClick={() =>
          end(() => api.mergePullRequest(pull.url, pull.head.commit))
        }
      >
        {t(ending ? 'rollout.merging' : 'rollout.merge')}
      </Button>
      <Button
        size="small"
        disabled={ending}
        onClick={() => end(() => api.closePullRequest(pull.url))}
      >
        {t('rollout.close')}
      </Button>
      {error && (
        <Alert severity="error" role="alert">
          {t('rollout.pull.failure', { reason: describeFailure(error, t) })}
        </Alert>
      )}
    </div>
  );
}
