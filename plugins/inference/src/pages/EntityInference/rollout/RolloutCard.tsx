// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityInference,
  PoolRef,
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { toneColor } from '../../../components/tones';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { ROLLOUT_CHANGES } from '../../../lib/judgeChange';
import { poolKey } from '../../../lib/poolKey';
import { rolloutKey } from '../../../lib/rolloutKey';
import { ChangeButtons } from './ChangeButtons';
import { ChangeDialog } from './ChangeDialog';
import { ComparisonTable } from './ComparisonTable';
import { GuardList } from './GuardList';
import { PlanPart } from './PlanPart';
import { RolloutFacts } from './RolloutFacts';
import { RolloutProgress } from './RolloutProgress';
import { SplitLine } from './SplitLine';
import { StepTable } from './StepTable';
import { VerdictMark } from './VerdictMark';
import { VersionCharts } from './VersionCharts';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    name: { margin: 0, fontSize: '1rem', overflowWrap: 'anywhere' },
    quiet: { color: toneColor(theme, 'quiet') },
    reasons: { margin: 0, paddingLeft: theme.spacing(2.5) },
    part: { margin: theme.spacing(0, 0, 0.5), fontSize: '0.875rem' },
  }),
  { name: 'InferenceRolloutCard' },
);

/** One rollout: how it stands, what it was, and what can be done about it. */
export function RolloutCard(props: {
  view: EntityInference;
  rollout: Rollout;
  plan?: RolloutPlanStatus;
}) {
  const { view, rollout, plan } = props;
  const { way, route, rule, stable, canary, others, rewrite, reasons } =
    rollout;
  const classes = useStyles();
  const t = useTexts();
  const url = useUrlState();
  const key = rolloutKey(rollout);
  const isOpen = url.read('rollout') === key;
  const change = ROLLOUT_CHANGES.find(
    each => isOpen && url.read('rolloutStep') === each,
  );
  // A rewrite's versions are models, which may be called like pools.
  const pools = (rewrite ? [rewrite.pool] : [stable, canary]).flatMap(
    ref => view.pools.find(pool => poolKey(pool) === poolKey(ref)) ?? [],
  );
  const { gitops } = rollout;
  const title = t('rollout.head', {
    stable: stable.name,
    canary: canary.name,
  });
  const dismiss = () =>
    url.write({
      rollout: undefined,
      rolloutStep: undefined,
      rolloutTask: undefined,
    });
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.head}>
        <h3 className={classes.name}>{title}</h3>
        <VerdictMark verdict={rollout.verdict} chip />
        <span className={classes.quiet}>
          {t(`rollout.rule.${way}`, {
            route: nameOf(route),
            pool: rewrite ? nameOf(rewrite.pool) : '',
            rule,
            cluster: route.cluster,
          })}
        </span>
      </div>
      {rollout.drift && (
        <Alert severity="warning" role="status">
          {t('rollout.drift')} {rollout.drift}
        </Alert>
      )}
      {!rollout.providerSupport.ok && (
        <Alert severity="warning" role="status">
          {t(`rollout.support.${way}`)} {rollout.providerSupport.reason}
        </Alert>
      )}
      <SplitLine rollout={rollout} />
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className={classes.quiet}>
          {t(`rollout.others.${way}`, {
            names: others.map(({ name }) => name).join(', '),
          })}
        </div>
      )}
      <ChangeButtons
        access={view.access}
        onAsk={step =>
          url.write({
            rollout: key,
            rolloutStep: step,
            rolloutTask: undefined,
          })
        }
      />
      <RolloutProgress
        access={view.access}
        entityRef={view.entityRef}
        rollout={rollout}
        // Of what is applied by hand, the pools may tell the repository.
        repositoryUrl={
          gitops?.url ?? pools.find(pool => pool.gitops)?.gitops?.url
        }
        gitops={gitops}
        taskId={isOpen ? url.read('rolloutTask') : undefined}
        onDismiss={dismiss}
      />
      {plan && <PlanPart status={plan} />}
      <RolloutFacts rollout={rollout} />
      <ComparisonTable rollout={rollout} />
      {rollout.guards.length > 0 && (
        <div>
          <h4 className={classes.part}>{t('rollout.guards')}</h4>
          <GuardList guards={rollout.guards} />
        </div>
      )}
      {rollout.steps.length > 0 && (
        <div>
          <h4 className={classes.part}>{t('rollout.steps')}</h4>
          <StepTable steps={rollout.steps} />
        </div>
      )}
      {rewrite ? (
        <div className={classes.quiet}>
          {t('rollout.noCharts', { pool: nameOf(rewrite.pool) })}
        </div>
      ) : (
        pools.length > 0 && <VersionCharts rolloutKey={key} pools={pools} />
      )}
      {change && view.access.canRollout && (
        <ChangeDialog
          key={change}
          entityRef={view.entityRef}
          rollout={rollout}
          change={change}
          onClose={dismiss}
          onStarted={taskId =>
            url.write({ rolloutStep: undefined, rolloutTask: taskId })
          }
        />
      )}
    </Paper>
  );
}

function nameOf({ namespace, name }: PoolRef): string {
  return `${namespace}/${name}`;
}
