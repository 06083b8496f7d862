// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import { RolloutPlanStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { Clock } from '../../../components/Clock';
import { EntityLinks } from '../../../components/EntityLinks';
import { Facts } from '../../../components/Facts';
import { useTexts } from '../../../hooks/useTexts';
import { PlanNext } from './PlanNext';
import { PlanDeed } from './PlanDeed';
import { PlanSteps } from './PlanSteps';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
    title: { margin: 0, fontSize: '0.875rem' },
  }),
  { name: 'InferencePlanPart' },
);

/** What follows in a rollout by the plan in its repository, when, and whom it waits for. */
export function PlanPart(props: { status: RolloutPlanStatus }) {
  const { status } = props;
  const { url, problem, plan, phase, reason, next, waitingFor, deed } = status;
  const classes = useStyles();
  const t = useTexts();
  return (
    <section className={classes.root} aria-label={t('plan.title')}>
      <h4 className={classes.title}>
        {t('plan.title')}: <Link to={url}>{t('plan.file')}</Link>
      </h4>
      {problem && (
        <Alert severity="warning" role="status">
          {t('plan.problem')} {problem}
        </Alert>
      )}
      <Facts
        items={[
          {
            label: t('plan.phase'),
            value: `${t(`plan.phase.${phase}`)}. ${reason}`,
          },
          ...(next
            ? [{ label: t('plan.next'), value: <PlanNext next={next} /> }]
            : []),
          ...(waitingFor.length > 0
            ? [
                {
                  label: t('plan.waitingFor'),
                  value: <EntityLinks refs={waitingFor} to="catalog" />,
                },
              ]
            : []),
          ...(deed
            ? [{ label: t('plan.last'), value: <PlanDeed deed={deed} /> }]
            : []),
          {
            label: t('plan.decided'),
            value: (
              <>
                <Clock at={status.decidedAt} /> (
                <Age at={status.decidedAt} bare />)
              </>
            ),
          },
        ]}
      />
      {plan && <PlanSteps plan={plan} step={status.step} />}
    </section>
  );
}
