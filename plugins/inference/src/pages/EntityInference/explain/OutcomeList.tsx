// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { ExplanationOutcome } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { Prose } from '../../../components/Prose';
import { Mark } from '../../../components/Mark';
import { Tip } from '../../../components/Tip';
import { Tone, toneColor } from '../../../components/tones';
import { formatRatio } from '../../../lib/formatSignal';
import { poolKey } from '../../../lib/poolKey';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li': {
        display: 'grid',
        gridTemplateColumns: '128px minmax(0, 1fr)',
        alignItems: 'start',
        gap: theme.spacing(1),
        padding: theme.spacing(0.5, 0),
        overflowWrap: 'anywhere',
      },
    },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceOutcomeList' },
);

/** What becomes of which share of such requests. */
export function OutcomeList(props: { outcomes: ExplanationOutcome[] }) {
  const { outcomes } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <ul className={classes.root} aria-label={t('explain.outcomes')}>
      {outcomes.map(({ share, status, detail, pool, by, cause }) => {
        const { tone, icon } = lookOf(status);
        return (
          <li key={`${cause} ${pool ? poolKey(pool) : ''} ${status}`}>
            <Tip text={t('explain.cause', { cause, by })}>
              <Mark tone={tone} icon={icon}>
                {outcomes.length > 1 && `${formatRatio(share, t)}: `}
                {status === 'none' ? t('explain.noAnswer') : status}
              </Mark>
            </Tip>
            <span>
              <Prose text={detail} />
              {pool && (
                <span className={classes.quiet}>
                  {' '}
                  {t('explain.pool', { pool: poolKey(pool) })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function lookOf(status: ExplanationOutcome['status']): {
  tone: Tone;
  icon: ElementType;
} {
  if (status === 'unknown') {
    return { tone: 'warning', icon: HelpOutline };
  }
  if (status === 'none' || status >= 500) {
    return { tone: 'bad', icon: ErrorIcon };
  }
  return status >= 400
    ? { tone: 'warning', icon: ReportProblem }
    : { tone: 'good', icon: CheckCircleOutline };
}
