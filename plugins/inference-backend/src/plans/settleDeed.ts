// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { KeptDeed } from './PlanRecord';
import { RolloutTaskState } from './RolloutTasks';

const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 30 * 60_000;
/** Between noting that a task is started and its id: a backend that takes longer has died. */
const STARTING_MS = 60_000;
/** No task of a template takes so long. */
const RUNNING_MS = 15 * 60_000;

/** What a deed comes to by what its task says; undefined where nobody knows yet. */
export function settleDeed(
  deed: KeptDeed,
  task: RolloutTaskState | undefined,
  nowMs: number,
): KeptDeed {
  if (deed.state === 'starting') {
    return nowMs - deed.atMs < STARTING_MS
      ? deed
      : // Whether its task was started nobody knows. A second one finds what the first did.
        {
          ...failDeed(deed, say`the portal was stopped meanwhile`, nowMs),
          retryMs: nowMs,
        };
  }
  if (deed.state !== 'running') {
    return deed;
  }
  switch (task?.state) {
    case 'done':
      return {
        ...deed,
        state: 'proposed',
        ...(task.pullRequest !== undefined && {
          pullRequest: task.pullRequest,
        }),
      };
    case 'failed':
      return failDeed(deed, task.reason, nowMs);
    default:
      return nowMs - deed.atMs < RUNNING_MS
        ? deed
        : failDeed(deed, say`its task does not come to an end`, nowMs);
  }
}

/** Tried again later, and later each time. */
export function failDeed(
  deed: KeptDeed,
  reason: string,
  nowMs: number,
): KeptDeed {
  const delayMs = Math.min(
    LAST_RETRY_MS,
    FIRST_RETRY_MS * 2 ** (deed.attempts - 1),
  );
  return { ...deed, state: 'failed', reason, retryMs: nowMs + delayMs };
}
