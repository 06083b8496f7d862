// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { AsOf } from '../../components/AsOf';
import { HealthMark } from '../../components/HealthMark';
import { ClusterList } from './ClusterList';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    reason: { flex: '1 1 40ch', fontWeight: 600 },
  }),
  { name: 'InferenceEntityHeader' },
);

/** How it is, why, and whether that can be relied on. */
export function EntityHeader(props: {
  view: EntityInference;
  confirmedAt: number;
  live: boolean;
}) {
  const { view, confirmedAt, live } = props;
  const classes = useStyles();
  return (
    <header className={classes.root}>
      <div className={classes.line} aria-live="polite">
        <HealthMark health={view.health} chip />
        <Typography className={classes.reason}>{view.reason}</Typography>
        <AsOf at={confirmedAt} live={live} />
      </div>
      <ClusterList clusters={view.clusters} />
    </header>
  );
}
