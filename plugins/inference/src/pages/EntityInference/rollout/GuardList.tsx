// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { RolloutGuard } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatShare } from '../../../lib/formatEffect';
import { formatLatency } from '../../../lib/formatSignal';
import { VerdictMark } from './VerdictMark';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'InferenceRolloutGuards' },
);

/** Limits that the canary alone must keep, and whether it does. */
export function GuardList(props: { guards: RolloutGuard[] }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <ul className={classes.root} aria-label={t('rollout.guards')}>
      {props.guards.map(({ signal, limit, verdict, reason }) => (
        <li key={signal}>
          <VerdictMark verdict={verdict} />{' '}
          {t('rollout.guard', {
            name: t(`rollout.name.${signal}`),
            limit:
              signal === 'errorRate'
                ? formatShare(limit, t)
                : formatLatency(limit, t),
          })}
          {': '}
          {reason}
        </li>
      ))}
    </ul>
  );
}
