// SPDX-License-Identifier: Apache-2.0
import { FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { useElementId } from '../../../hooks/useElementId';
import { useStartChange } from '../../../hooks/useStartChange';
import { useTexts } from '../../../hooks/useTexts';
import { describeFailure } from '../../../lib/describeFailure';
import { formatShare } from '../../../lib/formatEffect';
import { judgeChange, RolloutChange } from '../../../lib/judgeChange';
import {
  canaryPercent,
  LARGEST_SHIFT,
  nextPercent,
  planWeights,
} from '../../../lib/planWeights';
import { VerdictMark } from './VerdictMark';
import { WeightDiff } from './WeightDiff';

/** As the templates take it. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

const useStyles = makeStyles(
  theme => ({
    content: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
    reasons: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
    },
    weight: { maxWidth: 320 },
  }),
  { name: 'InferenceChangeDialog' },
);

/** Says what a change will do, asks once, and starts it as the user. */
export function ChangeDialog(props: {
  entityRef: string;
  rollout: Rollout;
  change: RolloutChange;
  onClose: () => void;
  onStarted: (taskId: string) => void;
}) {
  const { entityRef, rollout, change, onClose, onStarted } = props;
  const { weights, verdict, reasons, canary } = rollout;
  const classes = useStyles();
  const t = useTexts();
  const titleId = useElementId();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  // As typed: an empty field is no number yet.
  const [typed, setTyped] = useState(() => String(nextPercent(weights)));
  const [reason, setReason] = useState('');
  const { start, isStarting, error } = useStartChange({
    entityRef,
    rollout,
    onStarted,
  });
  const { blockedBy, needsReason } = judgeChange(change, rollout);
  const fixed = { promote: 100, abort: 0, shift: undefined }[change];
  const percent = fixed ?? readShift(typed);
  const planned =
    percent === undefined ? undefined : planWeights(weights, percent);
  // With every request at the canary the old version is left to be taken away.
  const retires = change === 'promote' && weights.stable === 0;
  const canAsk =
    !blockedBy &&
    planned &&
    !isStarting &&
    (!needsReason || reason.trim().length >= SHORTEST_REASON);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canAsk && percent !== undefined) {
      start(change, { weight: percent, reason: reason.trim() });
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
      transitionDuration={still ? 0 : undefined}
    >
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {t(`rollout.ask.${change}`, { canary: canary.name })}
        </DialogTitle>
        <DialogContent className={classes.content}>
          <div>
            {t(`rollout.says.${retires ? 'retire' : change}`)}{' '}
            {t('rollout.says.how')}
          </div>
          <div>
            <VerdictMark verdict={verdict} />
            {reasons.length > 0 && (
              <ul className={classes.reasons}>
                {reasons.map(each => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
          </div>
          {blockedBy ? (
            <Alert severity="error" role="alert">
              {t(`rollout.blocked.${blockedBy}`)}
              {blockedBy === 'provider' &&
                ` ${rollout.providerSupport.reason ?? ''}`}
            </Alert>
          ) : (
            <>
              {change === 'shift' && (
                <TextField
                  type="number"
                  variant="outlined"
                  size="small"
                  id={`${titleId}-weight`}
                  className={classes.weight}
                  label={t('rollout.share')}
                  value={typed}
                  onChange={event => setTyped(event.target.value)}
                  inputProps={{ min: 0, max: LARGEST_SHIFT, step: 1 }}
                  error={!planned}
                  helperText={
                    planned
                      ? t('rollout.weightHelp', {
                          now: formatShare(canaryPercent(weights) / 100),
                        })
                      : t('rollout.weightWrong', {
                          sum: weights.stable + weights.canary,
                        })
                  }
                />
              )}
              {planned && !retires && (
                <WeightDiff rollout={rollout} planned={planned} />
              )}
              {needsReason && (
                <TextField
                  required
                  multiline
                  minRows={2}
                  variant="outlined"
                  size="small"
                  id={`${titleId}-reason`}
                  label={t('rollout.reason')}
                  helperText={t('rollout.reasonHelp')}
                  value={reason}
                  onChange={event => setReason(event.target.value)}
                  inputProps={{ maxLength: LONGEST_REASON }}
                />
              )}
            </>
          )}
          {error && (
            <Alert severity="error" role="alert">
              {t('rollout.notStarted', { reason: describeFailure(error, t) })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('rollout.cancel')}</Button>
          {!blockedBy && (
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={!canAsk}
            >
              {t(isStarting ? 'rollout.starting' : 'rollout.confirm')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function readShift(text: string): number | undefined {
  const isShift =
    /^\d{1,2}$/.test(text.trim()) && Number(text) <= LARGEST_SHIFT;
  return isShift ? Number(text) : undefined;
}
