// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityInference,
  GitOpsOwner,
} from '@inference-portal/backstage-plugin-inference-common';
import { usePullRequest } from '../../../hooks/usePullRequests';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { RolloutPullRequest } from '../../../api/PullRequestsApi';
import { formatShare } from '../../../lib/formatEffect';
import { isDelivered, judgeDelivery, Stage } from '../../../lib/judgeDelivery';
import { taskRouteRef } from '../../../routes';
import { PullRequestButtons } from './PullRequestButtons';
import { StageMark } from './StageMark';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1, 1.5),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.75),
    },
    stages: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
      gap: theme.spacing(1, 2),
    },
    words: { overflowWrap: 'anywhere' },
    heading: { margin: 0, fontSize: '0.875rem', fontWeight: 700 },
  }),
  { name: 'InferenceDelivery' },
);

interface DeliveryProps {
  access: EntityInference['access'];
  gitops: GitOpsOwner | undefined;
  /** Left out where another opened the pull request. */
  task?: { id: string; state: 'running' | 'done' | 'failed'; failure?: string };
  pullUrl: string | undefined;
  /** In per cent, where it is known. */
  wanted?: number;
  found: number;
  onDismiss?: () => void;
}

/** A change on its way: from the task by the pull request into the cluster. */
export function DeliveryView(props: DeliveryProps) {
  const { access, gitops, task, pullUrl, found, onDismiss } = props;
  const classes = useStyles();
  const t = useTexts();
  const { value, refresh } = usePullRequest(pullUrl);
  const pull = value?.pull;
  // One that takes files away is about a pool, not about weights.
  const wanted = pull?.diff?.includes('\n+++ /dev/null')
    ? undefined
    : props.wanted;
  const stages = judgeDelivery({
    task,
    pullUrl,
    pull,
    gitops,
    wanted,
    found,
  });
  const isOver =
    isDelivered(stages) || stages.some(({ state }) => state === 'failed');
  return (
    <section className={classes.root} aria-label={t('rollout.progress')}>
      <h4 className={classes.heading}>
        {t('rollout.progress')}
        {pull && `: ${pull.title}`}
      </h4>
      <ol className={classes.stages} aria-live="polite">
        {stages.map(stage => (
          <li key={stage.name}>
            <StageMark stage={stage} />
            <div className={classes.words}>
              {describeStage(stage, { ...props, pull }, t)}
            </div>
            {stage.name === 'task' && task && <TaskLink id={task.id} />}
            {stage.name === 'pull' && pullUrl && (
              <Link to={pullUrl}>
                {t('rollout.pull.link')}
                {pull && ` #${pull.number}`}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {pull?.state === 'open' && access.canRollout && (
        <PullRequestButtons pull={pull} onDone={refresh} />
      )}
      {isOver && onDismiss && (
        <div>
          <Button size="small" onClick={onDismiss}>
            {t('rollout.dismiss')}
          </Button>
        </div>
      )}
    </section>
  );
}

function TaskLink(props: { id: string }) {
  const t = useTexts();
  const taskRoute = useRouteRef(taskRouteRef);
  return taskRoute ? (
    <Link to={taskRoute({ taskId: props.id })}>{t('rollout.task.log')}</Link>
  ) : null;
}

/** What a stage waits for or came to. */
function describeStage(
  { name, state }: Stage,
  known: DeliveryProps & { pull: RolloutPullRequest | undefined },
  t: Texts,
): string {
  const { task, pull, pullUrl, gitops, wanted = 0, found } = known;
  switch (name) {
    case 'task':
      return (
        task?.failure ??
        t(`rollout.task.${state === 'done' ? 'done' : 'running'}`)
      );
    case 'pull':
      if (pull) {
        return describePull(pull, t);
      }
      if (pullUrl) {
        return t('rollout.pull.elsewhere');
      }
      return t(
        state === 'done' ? 'rollout.task.unchanged' : 'rollout.pull.waiting',
      );
    case 'sync':
      return describeSync(state, { pull, gitops }, t);
    default: {
      const values = {
        wanted: formatShare(wanted / 100, t),
        found: formatShare(found / 100, t),
      };
      return t(
        state === 'done' ? 'rollout.weight.done' : 'rollout.weight.now',
        values,
      );
    }
  }
}

function describePull(pull: RolloutPullRequest, t: Texts): string {
  const { state, author, merged, mergeable, conflicts = [] } = pull;
  if (state === 'open' && mergeable === false) {
    return t('rollout.pull.conflict', { files: conflicts.join(', ') });
  }
  return t(`rollout.pull.${state}`, {
    author: nameOf(author),
    by: nameOf(merged?.by ?? author),
  });
}

/** `user:default/chloe` is chloe. */
function nameOf(entityRef: string): string {
  return entityRef.split('/').at(-1) ?? entityRef;
}

function describeSync(
  state: Stage['state'],
  {
    pull,
    gitops,
  }: Pick<DeliveryProps, 'gitops'> & { pull?: RolloutPullRequest },
  t: Texts,
): string {
  const revision = shorten(gitops?.revision);
  const commit = pull?.merged?.commit;
  if (state === 'failed') {
    return t('rollout.sync.failed', { message: gitops?.message ?? revision });
  }
  if (state !== 'running') {
    return t(`rollout.sync.${state}`);
  }
  return commit
    ? t('rollout.sync.running', { revision, commit: shorten(commit) })
    : t('rollout.sync.fresh', { revision });
}

/** Commits by the eight digits that people read. */
function shorten(revision: string | undefined): string {
  return (
    revision?.replace(/[0-9a-f]{9,40}$/, commit => commit.slice(0, 8)) ?? '–'
  );
}
