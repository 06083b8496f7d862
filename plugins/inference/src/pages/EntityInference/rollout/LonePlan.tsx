// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutPlanStatus } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { PlanPart } from './PlanPart';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1.5, 2) },
    name: { margin: 0, fontSize: '1rem', overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceLonePlan' },
);

/** A plan whose rollout no cluster has. */
export function LonePlan(props: { status: RolloutPlanStatus }) {
  const { status } = props;
  const { way, stable, canary, namespace, route } = status;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Paper variant="outlined" className={classes.root}>
      <h3 className={classes.name}>
        {t(`plan.of.${way}`, {
          stable,
          canary,
          route: `${namespace}/${route}`,
        })}
      </h3>
      <PlanPart status={status} />
    </Paper>
  );
}
