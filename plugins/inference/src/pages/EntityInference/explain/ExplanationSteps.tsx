// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutline from '@material-ui/icons/HelpOutline';
import ReportProblem from '@material-ui/icons/ReportProblem';
import classNames from 'classnames';
import { ExplanationStep } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { Prose } from '../../../components/Prose';
import { Mark } from '../../../components/Mark';
import { Tone, toneBackground, toneColor } from '../../../components/tones';
import { describeSubject } from '../../../lib/describeSubject';

const LOOKS: Record<
  ExplanationStep['outcome'],
  { tone: Tone; icon: ElementType }
> = {
  passed: { tone: 'good', icon: Check },
  warning: { tone: 'warning', icon: ReportProblem },
  stopped: { tone: 'bad', icon: ErrorIcon },
  unknown: { tone: 'warning', icon: HelpOutline },
};

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    step: {
      display: 'grid',
      gridTemplateColumns: '128px minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 1.5),
      overflowWrap: 'anywhere',
    },
    stopped: { background: toneBackground(theme, 'bad') },
    title: { fontWeight: 600 },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceExplanationSteps' },
);

/** The request's way, in the order in which it is taken. */
export function ExplanationSteps(props: { steps: ExplanationStep[] }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <ol className={classes.root} aria-label={t('explain.steps')}>
      {props.steps.map(({ stage, outcome, title, detail, subject }, i) => {
        const { tone, icon } = LOOKS[outcome];
        return (
          <li
            key={i}
            className={classNames(
              classes.step,
              outcome === 'stopped' && classes.stopped,
            )}
          >
            <div>
              <div className={classes.quiet}>{t(`explain.stage.${stage}`)}</div>
              <Mark tone={tone} icon={icon}>
                {t(`explain.${outcome}`)}
              </Mark>
            </div>
            <span>
              <span className={classes.title}>
                <Prose text={title} />
              </span>
              {detail && (
                <div>
                  <Prose text={detail} />
                </div>
              )}
              {subject && (
                <div className={classes.quiet}>
                  {describeSubject(subject, t)}
                  {subject.field && (
                    <>
                      , <code>{subject.field}</code>
                    </>
                  )}
                </div>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
