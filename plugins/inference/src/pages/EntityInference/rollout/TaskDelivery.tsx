// SPDX-License-Identifier: Apache-2.0
import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import { canaryPercent } from '../../../lib/planWeights';
import { readPullRequestUrl, readWantedPercent } from '../../../lib/readTask';
import { DeliveryView } from './DeliveryView';
import type { ProgressProps } from './RolloutProgress';

/** A change from the task that was started for it. */
export function TaskDelivery(
  props: ProgressProps & { taskId: string; onDismiss: () => void },
) {
  const { access, gitops, rollout, taskId, onDismiss } = props;
  const { task, completed, cancelled, error, output } =
    useTaskEventStream(taskId);
  const spec = task?.spec;
  return (
    <DeliveryView
      access={access}
      gitops={gitops}
      task={{
        id: taskId,
        state: judgeTask({ completed, cancelled, error }),
        ...(error && { failure: error.message }),
      }}
      pullUrl={readPullRequestUrl(output)}
      wanted={readWantedPercent(
        spec?.templateInfo?.entityRef,
        spec?.parameters,
      )}
      found={canaryPercent(rollout.weights)}
      onDismiss={onDismiss}
    />
  );
}

function judgeTask(stream: {
  completed: boolean;
  cancelled: boolean;
  error?: Error;
}): 'running' | 'done' | 'failed' {
  if (stream.error || stream.cancelled) {
    return 'failed';
  }
  return stream.completed ? 'done' : 'running';
}
