// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../components/Age';
import { HealthMark } from '../../components/HealthMark';
import { SeverityMark } from '../../components/SeverityMark';
import { describeSubject } from '../../lib/describeSubject';
import { sortFindings } from '../../lib/sortFindings';
import { CardNumbers } from './CardNumbers';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    health: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    reason: { flex: '1 1 24ch' },
  }),
  { name: 'InferenceCardView' },
);

export function CardView(props: { view: EntityInference; path: string }) {
  const { view, path } = props;
  const { health, reason, findings, pools } = view;
  const classes = useStyles();
  const [worst] = sortFindings(findings);
  return (
    <div className={classes.root}>
      <div className={classes.health}>
        <HealthMark health={health} chip />
        <Typography variant="body2" className={classes.reason}>
          {reason}
        </Typography>
      </div>
      {worst && (
        <Typography variant="body2">
          <SeverityMark severity={worst.severity} />{' '}
          <Link to={path}>{worst.title}</Link>: {describeSubject(worst.subject)}
          , for <Age at={worst.since} />
          {findings.length > 1 && ` · ${findings.length - 1} more`}
        </Typography>
      )}
      {pools.length > 0 ? (
        <CardNumbers pools={pools} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          <Link to={path}>What was looked for, and what to change</Link>
        </Typography>
      )}
    </div>
  );
}
