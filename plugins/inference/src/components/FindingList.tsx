// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { groupFindings } from '../lib/groupFindings';
import { sortFindings } from '../lib/sortFindings';
import { FindingCause } from './FindingCause';
import { SeverityMark } from './SeverityMark';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      overflow: 'hidden',
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    fold: {
      width: '100%',
      padding: theme.spacing(1, 1.5, 1, 2),
      gap: theme.spacing(1),
      justifyContent: 'flex-start',
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
    },
    words: { flexGrow: 1, textAlign: 'left' },
  }),
  { name: 'InferenceFindingList' },
);

/**
 * Findings by cause, errors first; the first error is open, and what is open stays so.
 * Several that are only worth knowing stand behind one quiet line.
 */
export function FindingList(props: { findings: Finding[] }) {
  const classes = useStyles();
  const t = useTexts();
  const [unfolded, setUnfolded] = useState(false);
  const sorted = sortFindings(props.findings);
  const notes = sorted.filter(({ severity }) => severity === 'info');
  const folds = notes.length > 1;
  const shown = folds && !unfolded ? sorted.slice(0, -notes.length) : sorted;
  return (
    <Paper component="ul" variant="outlined" className={classes.root}>
      {groupFindings(shown).map((group, i) => (
        <FindingCause
          key={group.key}
          group={group}
          startOpen={i === 0 && group.findings[0].severity === 'error'}
        />
      ))}
      {folds && (
        <li>
          <ButtonBase
            className={classes.fold}
            onClick={() => setUnfolded(!unfolded)}
            aria-expanded={unfolded}
          >
            <SeverityMark severity="info" />
            <Typography
              component="span"
              variant="body2"
              color="textSecondary"
              className={classes.words}
            >
              {unfolded
                ? t('findings.less')
                : t('findings.notes', { number: notes.length })}
            </Typography>
            {unfolded ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
          </ButtonBase>
        </li>
      )}
    </Paper>
  );
}
