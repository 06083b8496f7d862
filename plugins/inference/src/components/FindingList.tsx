// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { findingKey, sortFindings } from '../lib/sortFindings';
import { FindingItem } from './FindingItem';
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
 * Findings, errors first; the first error is open, and what is open stays so.
 * Several that are only worth knowing stand behind one quiet line.
 */
export function FindingList(props: { findings: Finding[] }) {
  const classes = useStyles();
  const [unfolded, setUnfolded] = useState(false);
  const sorted = sortFindings(props.findings);
  const notes = sorted.filter(({ severity }) => severity === 'info');
  const folds = notes.length > 1;
  const shown = folds && !unfolded ? sorted.slice(0, -notes.length) : sorted;
  return (
    <Paper component="ul" variant="outlined" className={classes.root}>
      {shown.map((finding, i) => (
        <FindingItem
          key={findingKey(finding)}
          finding={finding}
          startOpen={i === 0 && finding.severity === 'error'}
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
              {unfolded ? 'Show less' : `${notes.length} notes worth knowing`}
            </Typography>
            {unfolded ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
          </ButtonBase>
        </li>
      )}
    </Paper>
  );
}
