// SPDX-License-Identifier: Apache-2.0
import { FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { useElementId } from '../../../hooks/useElementId';
import { useStartChange } from '../../../hooks/useStartChange';
import { useTexts } from '../../../hooks/useTexts';
import { describeFailure } from '../../../lib/describeFailure';
import { judgeChange, RolloutChange } from '../../../lib/judgeChange';
import { nextPercent, planWeights } from '../../../lib/planWeights';
import {
  AskedChange,
  ChangeFields,
  readBakeMinutes,
  readShift,
  SHORTEST_REASON,
} from './ChangeFields';
import { VerdictMark } from './VerdictMark';

/** As the template has it. */
const USUAL_BAKE_MINUTES = 60;

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
  const { way, weights, verdict, reasons, canary } = rollout;
  const classes = useStyles();
  const t = useTexts();
  const titleId = useElementId();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [asked, setAsked] = useState<AskedChange>(() => ({
    share: String(nextPercent(weights)),
    bakeMinutes: String(USUAL_BAKE_MINUTES),
    reason: '',
  }));
  const { start, isStarting, error } = useStartChange({
    entityRef,
    rollout,
    onStarted,
  });
  const { blockedBy, needsReason } = judgeChange(change, rollout);
  const fixed = { promote: 100, abort: 0, shift: undefined }[change];
  const percent = fixed ?? readShift(asked.share);
  const planned =
    percent === undefined ? undefined : planWeights(weights, percent);
  // With every request at the canary the old version is left to be taken away.
  const retires = change === 'promote' && weights.stable === 0;
  const does = retires ? 'retire' : change;
  const says = t(
    does === 'shift' ? 'rollout.says.shift' : `rollout.says.${does}.${way}`,
  );
  const bakeMinutes = readBakeMinutes(asked.bakeMinutes);
  const reason = asked.reason.trim();
  const canAsk =
    !blockedBy &&
    planned &&
    !isStarting &&
    (!retires || bakeMinutes !== undefined) &&
    (!needsReason || reason.length >= SHORTEST_REASON);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canAsk && percent !== undefined) {
      start(change, {
        weight: percent,
        reason,
        ...(retires && { bakeMinutes }),
      });
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
            {says} {t('rollout.says.how')}
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
              {t(
                blockedBy === 'provider'
                  ? `rollout.blocked.provider.${way}`
                  : 'rollout.blocked.fail',
              )}
              {blockedBy === 'provider' &&
                ` ${rollout.providerSupport.reason ?? ''}`}
            </Alert>
          ) : (
            <ChangeFields
              id={titleId}
              entityRef={entityRef}
              rollout={rollout}
              asks={{ share: change === 'shift', bake: retires, needsReason }}
              planned={planned}
              asked={asked}
              onAsk={setAsked}
            />
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
