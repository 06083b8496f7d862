// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { findingKey, sortFindings } from '../lib/sortFindings';
import { FindingItem } from './FindingItem';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      overflow: 'hidden',
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
  }),
  { name: 'InferenceFindingList' },
);

/** Findings, errors first; the first error is open, and what is open stays so. */
export function FindingList(props: { findings: Finding[] }) {
  const classes = useStyles();
  return (
    <Paper component="ul" variant="outlined" className={classes.root}>
      {sortFindings(props.findings).map((finding, i) => (
        <FindingItem
          key={findingKey(finding)}
          finding={finding}
          startOpen={i === 0 && finding.severity === 'error'}
        />
      ))}
    </Paper>
  );
}
