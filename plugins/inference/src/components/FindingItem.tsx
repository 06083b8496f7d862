// SPDX-License-Identifier: Apache-2.0
import { memo, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import classNames from 'classnames';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { describeSubject } from '../lib/describeSubject';
import { Age } from './Age';
import { FindingDetails } from './FindingDetails';
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
    subject: { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
    since: { color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
  }),
  { name: 'InferenceFindingItem' },
);

/** One finding: what and where in a line; detail, evidence and remedy below it. */
export const FindingItem = memo(
  (props: { finding: Finding; startOpen: boolean }) => {
    const { finding, startOpen } = props;
    const classes = useStyles();
    const [open, setOpen] = useState(startOpen);
    return (
      <li className={classNames(classes.root, classes[finding.severity])}>
        <ButtonBase
          className={classes.head}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          <SeverityMark severity={finding.severity} />
          <span>
            <Typography
              component="span"
              variant="body2"
              className={classes.title}
            >
              {finding.title}
            </Typography>{' '}
            <Typography
              component="span"
              variant="body2"
              className={classes.subject}
            >
              {describeSubject(finding.subject)}
            </Typography>
          </span>
          <Typography
            component="span"
            variant="body2"
            className={classes.since}
          >
            for <Age at={finding.since} bare />
            {finding.flaps !== undefined && ` · came back ${finding.flaps} ×`}
          </Typography>
          {open ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
        </ButtonBase>
        {open && <FindingDetails finding={finding} />}
      </li>
    );
  },
);
