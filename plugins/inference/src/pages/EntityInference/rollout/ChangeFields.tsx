// SPDX-License-Identifier: Apache-2.0
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatShare } from '../../../lib/formatEffect';
import {
  canaryPercent,
  LARGEST_SHIFT,
  Weights,
} from '../../../lib/planWeights';
import { StepForecast } from './StepForecast';
import { WeightDiff } from './WeightDiff';

/** As the templates take them. */
export const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;
const LONGEST_BAKE_MINUTES = 1440;

/** As typed: an empty field is no number yet. */
export interface AskedChange {
  share: string;
  bakeMinutes: string;
  reason: string;
}

const useStyles = makeStyles(
  { number: { maxWidth: 320 } },
  { name: 'InferenceChangeFields' },
);

/** What a change leaves open, and the weights that it leads to. */
export function ChangeFields(props: {
  id: string;
  entityRef: string;
  rollout: Rollout;
  asks: { share: boolean; bake: boolean; needsReason: boolean };
  /** Undefined where the share can't be written. */
  planned: Weights | undefined;
  asked: AskedChange;
  onAsk: (asked: AskedChange) => void;
}) {
  const { id, entityRef, rollout, asks, planned, asked, onAsk } = props;
  const { way, route, rule, canary, weights } = rollout;
  const percent = asks.share ? readShift(asked.share) : undefined;
  const classes = useStyles();
  const t = useTexts();
  return (
    <>
      {asks.share && (
        <TextField
          type="number"
          variant="outlined"
          size="small"
          id={`${id}-weight`}
          className={classes.number}
          label={t('rollout.share')}
          value={asked.share}
          onChange={event => onAsk({ ...asked, share: event.target.value })}
          inputProps={{ min: 0, max: LARGEST_SHIFT, step: 1 }}
          error={!planned}
          helperText={
            planned
              ? t('rollout.weightHelp', {
                  now: formatShare(canaryPercent(weights) / 100, t),
                })
              : t('rollout.weightWrong', {
                  sum: weights.stable + weights.canary,
                })
          }
        />
      )}
      {percent !== undefined && percent > 0 && (
        <StepForecast
          entityRef={entityRef}
          of={{ way, route, rule, canary: canary.name }}
          percent={percent}
        />
      )}
      {asks.bake && (
        <TextField
          type="number"
          variant="outlined"
          size="small"
          id={`${id}-bake`}
          className={classes.number}
          label={t('rollout.bake')}
          helperText={t(`rollout.bakeHelp.${way}`)}
          value={asked.bakeMinutes}
          onChange={event =>
            onAsk({ ...asked, bakeMinutes: event.target.value })
          }
          inputProps={{ min: 1, max: LONGEST_BAKE_MINUTES, step: 1 }}
          error={readBakeMinutes(asked.bakeMinutes) === undefined}
        />
      )}
      {planned && !asks.bake && (
        <WeightDiff rollout={rollout} planned={planned} />
      )}
      {asks.needsReason && (
        <TextField
          required
          multiline
          minRows={2}
          variant="outlined"
          size="small"
          id={`${id}-reason`}
          label={t('rollout.reason')}
          helperText={t('rollout.reasonHelp')}
          value={asked.reason}
          onChange={event => onAsk({ ...asked, reason: event.target.value })}
          inputProps={{ maxLength: LONGEST_REASON }}
        />
      )}
    </>
  );
}

/** The canary's share in per cent, where it is one. */
export function readShift(text: string): number | undefined {
  return readWhole(text, 0, LARGEST_SHIFT);
}

export function readBakeMinutes(text: string): number | undefined {
  return readWhole(text, 1, LONGEST_BAKE_MINUTES);
}

function readWhole(
  text: string,
  least: number,
  most: number,
): number | undefined {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
