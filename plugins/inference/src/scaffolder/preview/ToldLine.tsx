// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SeverityMark } from '../../components/SeverityMark';
import { readProblem } from './readProblem';

const useStyles = makeStyles(theme => ({
  problem: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: theme.spacing(1.5),
    padding: theme.spacing(0.5, 0),
  },
  place: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
}));

/** A line of the check: a problem with its mark and place, or what else it says. */
export function ToldLine({ line }: { line: string }) {
  const classes = useStyles();
  const problem = readProblem(line);
  if (!problem) return <Typography variant="body2">{line}</Typography>;
  const { severity, place, field, detail, fix } = problem;
  return (
    <div className={classes.problem}>
      <SeverityMark severity={severity} />
      <div>
        <Typography variant="body2" className={classes.place}>
          {field ? `${place} ${field}` : place}
        </Typography>
        <Typography variant="body2">{detail}</Typography>
        <Typography variant="body2" color="textSecondary">
          {fix}
        </Typography>
      </div>
    </div>
  );
}
