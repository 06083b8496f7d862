// SPDX-License-Identifier: Apache-2.0
import { useApiHolder } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { toneColor } from '../../../components/tones';
import { useElementId } from '../../../hooks/useElementId';
import { useTexts } from '../../../hooks/useTexts';
import { ROLLOUT_CHANGES, RolloutChange } from '../../../lib/judgeChange';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    why: { color: toneColor(theme, 'quiet'), flexBasis: '100%' },
  }),
  { name: 'InferenceChangeButtons' },
);

/** What can be asked for; who may not sees why, and whom to ask. */
export function ChangeButtons(props: {
  access: EntityInference['access'];
  onAsk: (change: RolloutChange) => void;
}) {
  const { access, onAsk } = props;
  const classes = useStyles();
  const t = useTexts();
  const whyId = useElementId();
  const hasScaffolder = useApiHolder().get(scaffolderApiRef) !== undefined;
  const why = whyNot(access, hasScaffolder, t('rollout.noScaffolder'));
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('rollout.actions')}
      aria-describedby={why === undefined ? undefined : whyId}
    >
      {ROLLOUT_CHANGES.map(change => (
        <Button
          key={change}
          size="small"
          variant="outlined"
          disabled={why !== undefined}
          onClick={() => onAsk(change)}
        >
          {t(`rollout.do.${change}`)}
        </Button>
      ))}
      {why !== undefined && (
        <div id={whyId} className={classes.why}>
          {why}
        </div>
      )}
    </div>
  );
}

/** Why nothing can be asked for, if so. */
export function whyNot(
  access: EntityInference['access'],
  hasForms: boolean,
  noForms: string,
): string | undefined {
  if (!access.canRollout) {
    return access.reason ?? '';
  }
  return hasForms ? undefined : noForms;
}
