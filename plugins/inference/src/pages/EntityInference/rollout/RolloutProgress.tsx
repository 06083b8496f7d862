// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import {
  EntityInference,
  GitOpsOwner,
  Rollout,
} from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { usePullRequests } from '../../../hooks/usePullRequests';
import { useTexts } from '../../../hooks/useTexts';
import { choosePullRequest } from '../../../lib/choosePullRequest';
import { canaryPercent } from '../../../lib/planWeights';
import { DeliveryView } from './DeliveryView';

/** What follows tasks comes with a task only. */
const TaskDelivery = lazy(() =>
  import('./TaskDelivery').then(m => ({ default: m.TaskDelivery })),
);

export interface ProgressProps {
  access: EntityInference['access'];
  entityRef: string;
  rollout: Rollout;
  /** Where pull requests of others are looked for. */
  repositoryUrl: string | undefined;
  /** What applies the object that holds the weights. */
  gitops: GitOpsOwner | undefined;
}

/** How far the change is that the user started, else one that another opened. */
export function RolloutProgress(
  props: ProgressProps & {
    taskId: string | undefined;
    onDismiss: () => void;
  },
) {
  const { taskId, onDismiss, ...rest } = props;
  const { weights } = rest.rollout;
  const t = useTexts();
  return taskId === undefined ? (
    <OpenChange {...rest} found={canaryPercent(weights)} />
  ) : (
    <Suspense
      fallback={<Loading what={t('rollout.progress')} heights={[80]} />}
    >
      <TaskDelivery
        key={taskId}
        {...rest}
        taskId={taskId}
        onDismiss={onDismiss}
      />
    </Suspense>
  );
}

/** A change of the entity that waits for a merge, or was merged just now. */
export function OpenChange(props: {
  access: EntityInference['access'];
  entityRef: string;
  repositoryUrl: string | undefined;
  gitops: GitOpsOwner | undefined;
  /** The canary's share in per cent. */
  found: number;
}) {
  const { access, entityRef, repositoryUrl, ...rest } = props;
  const { value } = usePullRequests(repositoryUrl);
  const pull = value && choosePullRequest(value, entityRef, Date.now());
  return pull ? (
    <DeliveryView access={access} pullUrl={pull.url} {...rest} />
  ) : null;
}
