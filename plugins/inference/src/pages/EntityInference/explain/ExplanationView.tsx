// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Explanation } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { Age } from '../../../components/Age';
import { Prose } from '../../../components/Prose';
import { TimeoutStack } from '../../../components/TimeoutStack';
import { ExplanationSteps } from './ExplanationSteps';
import { NearMissList } from './NearMissList';
import { OutcomeList } from './OutcomeList';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    summary: { fontWeight: 600, overflowWrap: 'anywhere' },
    heading: { fontSize: '0.875rem', fontWeight: 700 },
    plain: { margin: 0, paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'InferenceExplanationView' },
);

/** What a client would see, then each step that leads there. */
export function ExplanationView(props: {
  explanation: Explanation;
  confirmedAt: number;
}) {
  const { explanation, confirmedAt } = props;
  const { summary, outcomes, steps, nearMisses, timeouts, unknowns } =
    explanation;
  const classes = useStyles();
  const t = useTexts();
  // What the one sentence says already is not said again.
  const toldBySummary =
    outcomes.length === 1 && summary.includes(outcomes[0].detail);
  return (
    <div
      className={classes.root}
      role="region"
      aria-label={t('explain.answer')}
    >
      <div aria-live="polite">
        <Typography className={classes.summary}>
          <Prose text={summary} />
        </Typography>
      </div>
      <Typography variant="body2" color="textSecondary">
        {t('explain.nothingSent')}{' '}
        <Age at={confirmedAt} suffix={t('shared.ago')} />.
      </Typography>
      {!toldBySummary && <OutcomeList outcomes={outcomes} />}
      {unknowns.length > 0 && (
        <div>
          <Typography component="h3" className={classes.heading}>
            {t('explain.unknowns')}
          </Typography>
          <ul className={classes.plain}>
            {unknowns.map(unknown => (
              <li key={unknown}>
                <Prose text={unknown} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Typography component="h3" className={classes.heading}>
        {t('explain.stepByStep')}
      </Typography>
      <ExplanationSteps
        steps={steps.filter(({ title }) => title !== summary)}
      />
      {nearMisses.length > 0 && (
        <>
          <Typography component="h3" className={classes.heading}>
            {t('explain.misses')}
          </Typography>
          <NearMissList misses={nearMisses} />
        </>
      )}
      {timeouts.length > 0 && (
        <>
          <Typography component="h3" className={classes.heading}>
            {t('explain.cuts')}
          </Typography>
          <TimeoutStack timeouts={timeouts} />
        </>
      )}
    </div>
  );
}
