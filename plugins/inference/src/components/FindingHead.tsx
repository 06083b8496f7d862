// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import classNames from 'classnames';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Age } from './Age';
import { SeverityMark } from './SeverityMark';
import { toneBackground, toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: { borderLeft: `4px solid ${theme.palette.divider}` },
    error: {
      borderLeftColor: toneColor(theme, 'bad'),
      background: toneBackground(theme, 'bad'),
    },
    warning: {
      borderLeftColor: toneColor(theme, 'warning'),
      background: toneBackground(theme, 'warning'),
    },
    info: {},
    head: {
      width: '100%',
      padding: theme.spacing(1, 1.5),
      display: 'grid',
      gridTemplateColumns: '84px minmax(0, 1fr) max-content 24px',
      gap: theme.spacing(1),
      alignItems: 'center',
      textAlign: 'left',
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
    },
    title: { fontWeight: 600 },
    subject: { color: toneColor(theme, 'quiet'), overflowWrap: 'anywhere' },
    since: { color: toneColor(theme, 'quiet'), whiteSpace: 'nowrap' },
  }),
  { name: 'InferenceFindingHead' },
);

/** What is wrong, with what and since when, in a line that unfolds what is below it. */
export function FindingHead(props: {
  finding: Finding;
  /** What it is wrong with. */
  about: string;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { finding, about, open, onToggle, children } = props;
  const { severity, title, since, flaps } = finding;
  const classes = useStyles();
  const t = useTexts();
  return (
    <li className={classNames(classes.root, classes[severity])}>
      <ButtonBase
        className={classes.head}
        onClick={onToggle}
        aria-expanded={open}
      >
        <SeverityMark severity={severity} />
        <span>
          <Typography
            component="span"
            variant="body2"
            className={classes.title}
          >
            {title}
          </Typography>{' '}
          <Typography
            component="span"
            variant="body2"
            className={classes.subject}
          >
            {about}
          </Typography>
        </span>
        <Typography component="span" variant="body2" className={classes.since}>
          {t('findings.for')} <Age at={since} bare />
          {flaps !== undefined &&
            ` · ${t('findings.cameBack', { number: flaps })}`}
        </Typography>
        {open ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
      </ButtonBase>
      {open && children}
    </li>
  );
}
