// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Section } from '../../../components/Section';
import { useRolloutPlans } from '../../../hooks/useRolloutPlans';
import { useTexts } from '../../../hooks/useTexts';
import { describeFailure } from '../../../lib/describeFailure';
import { joinPlans } from '../../../lib/joinPlans';
import { listStartable } from '../../../lib/listStartable';
import { rolloutKey } from '../../../lib/rolloutKey';
import { LonePlan } from './LonePlan';
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
  const isShown = view.rollouts.length > 0 || hasStartable;
  const { value, error } = useRolloutPlans(view.entityRef, isShown);
  const { joined, alone } = joinPlans(view.rollouts, value?.plans ?? []);
  const { gitops } = view.pools.find(pool => pool.gitops) ?? {};
  if (!isShown) {
    return null;
  }
  return (
    <Section title={t('rollout.title')}>
      <div className={classes.root}>
        {joined.map(({ rollout, plan }) => (
          <RolloutCard
            key={rolloutKey(rollout)}
            view={view}
            rollout={rollout}
            plan={plan}
          />
        ))}
        {alone.map(status => (
          <LonePlan
            key={`${status.way} ${status.route} ${status.canary}`}
            status={status}
          />
        ))}
        {error && !value && (
          <Alert severity="warning" role="status">
            {t('plan.failure', { reason: describeFailure(error, t) })}
          </Alert>
        )}
        {view.rollouts.length === 0 && (
          <OpenChange
            access={view.access}
            entityRef={view.entityRef}
            repositoryUrl={gitops?.url}
            gitops={gitops}
            found={0}
          />
        )}
        {hasStartable && <StartList view={view} />}
      </div>
    </Section>
  );
}
