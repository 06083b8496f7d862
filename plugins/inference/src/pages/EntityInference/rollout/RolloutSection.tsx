// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Section } from '../../../components/Section';
import { useTexts } from '../../../hooks/useTexts';
import { listStartable } from '../../../lib/listStartable';
import { rolloutKey } from '../../../lib/rolloutKey';
import { RolloutCard } from './RolloutCard';
import { OpenChange } from './RolloutProgress';
import { StartList } from './StartList';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'InferenceRolloutSection' },
);

/** The canaries of an entity, and where one can be started. */
export function RolloutSection(props: { view: EntityInference }) {
  const { view } = props;
  const classes = useStyles();
  const t = useTexts();
  const hasStartable = listStartable(view).length > 0;
  if (view.rollouts.length === 0 && !hasStartable) {
    return null;
  }
  return (
    <Section title={t('rollout.title')}>
      <div className={classes.root}>
        {view.rollouts.map(rollout => (
          <RolloutCard
            key={rolloutKey(rollout)}
            view={view}
            rollout={rollout}
          />
        ))}
        {view.rollouts.length === 0 && (
          <OpenChange
            access={view.access}
            entityRef={view.entityRef}
            gitops={view.pools.find(({ gitops }) => gitops)?.gitops}
            found={0}
          />
        )}
        {hasStartable && <StartList view={view} />}
      </div>
    </Section>
  );
}
